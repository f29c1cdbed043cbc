#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# pages.sh: every page of the desk of a large school, imported, seated, planned and published, as the
# running server answers it: the median of five, by the clock and by the processor (server and its children).
