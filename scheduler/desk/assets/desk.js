// SPDX-License-Identifier: GPL-3.0-or-later
// Everything works without this; it only saves reloads and clicks.

// A page that follows a job: <section data-follow="/job/3"> is fetched again and replaced.
async function follow(section) {
    while (section.dataset.follow) {
        await new Promise((done) => setTimeout(done, 1000));
        const answer = await fetch(section.dataset.follow, { credentials: 'same-origin' });
        if (!answer.ok)
            return;
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const fresh = page.querySelector('[data-follow], [data-done]');
        if (!fresh)
            return;
        section.replaceWith(fresh);
        section = fresh;
    }
}
document.querySelectorAll('[data-follow]').forEach(follow);

// <button type="button" data-copy="#id" hidden>Copy</button>
for (const button of document.querySelectorAll('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
        await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent.trim());
        button.textContent = 'Copied';
    });
}

// <form data-sure="Really remove it?">
for (const form of document.querySelectorAll('form[data-sure]'))
    form.addEventListener('submit', (event) => {
        if (!window.confirm(form.dataset.sure))
            event.preventDefault();
    });
