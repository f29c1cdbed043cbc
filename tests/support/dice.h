/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/dice.h - the same random numbers everywhere.  A test sets dice, then rolls. */
#ifndef TESTS_DICE_H
#define TESTS_DICE_H

#include <stdint.h>

static uint64_t dice;

/* 0 .. sides - 1 */
static inline int roll(int sides)
{
    dice = dice * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int)((dice >> 33) % (uint64_t)sides);
}

#endif
