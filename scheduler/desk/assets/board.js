// SPDX-License-Identifier: GPL-3.0-or-later
// The week board by mouse and by arrow keys; links do the same without this.
const board = document.querySelector('table.board');
let drag = null;

const bars = (row) => [...row.querySelectorAll('a.bar')];
const middle = (bar) => bar.getBoundingClientRect().left;

// Arrow keys go from bar to bar: along a person, or to the nearest one above or below.
function step(event) {
    const bar = event.target.closest('a.bar');
    if (!bar || !event.key.startsWith('Arrow'))
        return;
    const row = bar.closest('tr'), own = bars(row);
    let next = own[own.indexOf(bar) + (event.key === 'ArrowRight' ? 1 : -1)];
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
        const up = event.key === 'ArrowUp';
        let other = row;
        do
            other = up ? other.previousElementSibling : other.nextElementSibling;
        while (other && !bars(other).length);
        next = other && bars(other).sort((a, b) =>
            Math.abs(middle(a) - middle(bar)) - Math.abs(middle(b) - middle(bar)))[0];
    }
    event.preventDefault();
    next?.focus();
}

// A bar, or an empty seat, dropped on a person: their price is shown before anything is done.
function down(event) {
    const from = event.target.closest('a.bar, .open a');
    if (from && event.button === 0)
        drag = { from, x: event.clientX, y: event.clientY, row: null, moved: false };
}
function move(event) {
    if (!drag || Math.abs(event.clientX - drag.x) + Math.abs(event.clientY - drag.y) < 8)
        return;
    drag.moved = true;
    drag.row?.classList.remove('drop');
    drag.row = document.elementFromPoint(event.clientX, event.clientY)?.closest('tr[data-person]');
    drag.row?.classList.add('drop');
}
function up() {
    const done = drag;
    drag = null;
    done?.row?.classList.remove('drop');
    if (!done?.moved || !done.row)
        return;
    const href = done.from.getAttribute('href');
    const target = new URL(href, location.href);
    target.searchParams.set('person', done.row.dataset.person);
    addEventListener('click', (event) => event.preventDefault(), { capture: true, once: true });
    location.assign(target.pathname + target.search + '#picked');
}
if (board) {
    board.addEventListener('keydown', step);
    document.addEventListener('pointerdown', down);
    document.addEventListener('pointermove', move);
    document.addEventListener('pointerup', up);
    document.addEventListener('dragstart', (event) => drag && event.preventDefault());
}
