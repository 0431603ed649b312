// Until the page has woken up: what is typed into a form that saves by itself is kept as a draft, the way
// drafts.rs keeps it, and a report with drafts on this device is not submitted.
(() => {
  const kept = (place) => {
    try {
      return JSON.parse(localStorage.getItem(place)) ?? {};
    } catch {
      return {};
    }
  };
  document.addEventListener("input", ({ target: { form, name, value } }) => {
    const place = form?.dataset.early;
    const cell = /^input\[cell\]\[(.+)\]$/.exec(name)?.[1];
    if (!place || !cell) return;
    const base_rev = Number(form.elements[`input[rev][${cell}]`]?.value ?? 0);
    const drafts = { ...kept(place), [cell]: { typed: value.normalize("NFC"), nil: false, base_rev } };
    try {
      localStorage.setItem(place, JSON.stringify(drafts));
    } catch {
      // This device keeps nothing: the page says so once it is awake.
    }
  });
  const guard = (event) => {
    const place = event.target.dataset.submits;
    if (place && Object.keys(kept(place)).length > 0) event.preventDefault();
  };
  document.addEventListener("submit", guard, true);
})();
