// What the page does beside its forms: nothing here is needed, all of it is convenient.
"use strict";

const body = document.body;
let isDirty = false;   // something was typed and not sent
let isInside = false;  // the page is left for another one of ours
let lastSign = 0;      // when the server was last told that somebody types
const SIGN_EVERY = 60000; // milliseconds
const LOOK_EVERY = 500; // milliseconds

function isChanged(field) {
  if (field.type === "checkbox") return field.checked !== field.defaultChecked;
  return "defaultValue" in field && field.type !== "hidden" && field.value !== field.defaultValue;
}

function watchForm(form) {
  isDirty = [...form.elements].some(isChanged); // typed before this script came
  form.addEventListener("input", () => {
    isDirty = true;
    for (const sign of document.querySelectorAll("[data-dirty]")) sign.hidden = false;
    if (Date.now() - lastSign > SIGN_EVERY) {
      lastSign = Date.now();
      const said = new URLSearchParams({ token: body.dataset.token });
      fetch(body.dataset.here, { method: "POST", body: said }).catch(() => {});
    }
  });
  form.addEventListener("submit", () => { isDirty = false; });
}

function watchDrop(form) {
  const input = form.querySelector("input[type=file]");
  const wrong = form.querySelector("[data-drop-error]");
  const send = () => {
    const file = input.files[0];
    wrong.hidden = !file || file.size <= Number(form.dataset.most);
    if (!wrong.hidden) {
      wrong.textContent = "Файл слишком большой для страницы; разделите книгу на части.";
      input.value = "";
    } else if (file) {
      form.requestSubmit();
    }
  };
  input.addEventListener("change", send);
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("is-over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) form.classList.remove("is-over");
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("is-over");
    if (event.dataTransfer.files.length) {
      input.files = event.dataTransfer.files;
      send();
    }
  });
}

// What is typed and not saved stays: the page is not loaded anew.
function watchThemes(form) {
  form.addEventListener("submit", (event) => {
    const chosen = event.submitter;
    if (!chosen) return;
    event.preventDefault();
    const said = new URLSearchParams({ token: body.dataset.token, theme: chosen.value });
    fetch(form.action, { method: "POST", body: said, redirect: "manual" }).catch(() => {});
    if (chosen.value === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = chosen.value;
    document.querySelector("meta[name=color-scheme]").content = chosen.dataset.scheme;
    for (const button of form.querySelectorAll("button")) button.ariaPressed = String(button === chosen);
  });
}

// A day can be picked where one is typed: the browser's calendar, for a mouse and, with Alt and the arrow, for keys.
function offerCalendar(place) {
  const input = place.querySelector("input");
  const calendar = Object.assign(document.createElement("input"), { type: "date", tabIndex: -1, ariaHidden: "true" });
  if (calendar.type !== "date" || !calendar.showPicker) return;
  const button = Object.assign(document.createElement("button"), { type: "button", tabIndex: -1 });
  button.title = "Календарь (Alt + стрелка вниз)";
  button.ariaLabel = `Календарь: ${input.labels[0]?.firstChild.textContent.trim() ?? ""}`;
  const open = () => {
    const typed = input.value.match(/^\s*(\d{1,2})\.(\d{1,2})\.(\d{4})/);
    calendar.value = typed ? `${typed[3]}-${typed[2].padStart(2, "0")}-${typed[1].padStart(2, "0")}` : "";
    calendar.showPicker();
  };
  button.addEventListener("click", open);
  input.addEventListener("keydown", (event) => {
    if (!event.altKey || event.key !== "ArrowDown") return;
    event.preventDefault();
    open();
  });
  calendar.addEventListener("input", (event) => {
    event.stopPropagation();
    if (!calendar.value) return;
    const time = input.value.match(/^\s*[\d.]+(\s+\d.*)$/)?.[1] ?? ""; // of a moment, as it was typed
    input.value = calendar.value.split("-").reverse().join(".") + time;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.focus();
  });
  place.append(calendar, button);
}

// Boxes grow with their text; where the style sheet alone does it, nothing is left to be done.
function growing(area) {
  const grow = () => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  };
  area.addEventListener("input", grow);
  grow();
}

// What is being made moves on the page; once it is made the page is loaded anew.
async function watchProgress(shown) {
  for (;;) {
    await new Promise((then) => setTimeout(then, LOOK_EVERY));
    const page = await fetch(location.href).then((answer) => answer.text()).catch(() => "");
    const now = new DOMParser().parseFromString(page, "text/html").querySelector("[data-progress]");
    if (page && !now) break;
    const [words, bar] = [shown.querySelector("p"), shown.querySelector("progress")];
    if (!now || words.textContent === now.querySelector("p").textContent) continue;
    words.textContent = now.querySelector("p").textContent;
    bar.replaceWith(now.querySelector("progress"));
  }
  isInside = true;
  location.reload();
}

function take(link) {
  isInside = true;
  location.assign(link.href);
  setTimeout(() => { isInside = false; }, 3000);
}

function leaving(event) {
  if (isDirty || ("unsaved" in body.dataset && !isInside)) event.preventDefault();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href], button");
  if (!link) return;
  isInside = true;
  setTimeout(() => { isInside = false; }, 3000);
  if ("book" in link.dataset) {
    delete body.dataset.unsaved;
    for (const badge of document.querySelectorAll("[data-badge]")) badge.hidden = true;
  }
});
document.addEventListener("submit", () => { isInside = true; });
window.addEventListener("beforeunload", leaving);
window.addEventListener("pageshow", () => { isInside = false; });

// A menu that was opened closes when something else is pressed, and by Escape.
function closeMenus(event) {
  if (event.type === "keydown" && event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("[data-menu][open]")) {
    if (event.type === "keydown") menu.querySelector("summary").focus();
    if (event.type === "keydown" || !menu.contains(event.target)) menu.open = false;
  }
}
document.addEventListener("click", closeMenus);
document.addEventListener("keydown", closeMenus);

for (const field of document.querySelectorAll("[data-back]")) {
  field.value = location.pathname.slice(field.dataset.back.length); // a book is saved from any page
}
// A link to something folded unfolds it.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  const target = link && document.getElementById(link.hash.slice(1));
  if (target instanceof HTMLDetailsElement) target.open = true;
});
// What a place of a paper may be is asked right below it, and seen on it when it was chosen.
document.addEventListener("click", (event) => {
  const place = event.target.closest("[data-mark]");
  const choice = place && document.getElementById(place.hash.slice(1));
  if (!choice) return;
  event.preventDefault();
  place.closest(".line").after(choice);
  const select = choice.querySelector("select");
  select.addEventListener("change", () => {
    place.classList.toggle("is-left", !select.value);
    place.classList.remove("is-doubt");
  });
  select.focus({ preventScroll: true });
  choice.scrollIntoView({ block: "center" });
});
// What was found at a place of a template is told right below it; Escape leads back to the place.
document.addEventListener("click", (event) => {
  const place = event.target.closest("[data-found]");
  if (!place) return;
  event.preventDefault();
  document.querySelector(".typed .found")?.remove();
  const told = Object.assign(document.createElement("div"), { className: "found", tabIndex: -1, role: "note" });
  for (const number of place.dataset.found.split(" ")) {
    const sentence = document.createElement("p");
    sentence.textContent = document.getElementById(`w-${number}`).textContent;
    told.append(sentence);
  }
  told.addEventListener("keydown", (pressed) => {
    if (pressed.key !== "Escape") return;
    told.remove();
    place.focus();
  });
  place.closest(".line").after(told);
  told.focus({ preventScroll: true });
  told.scrollIntoView({ block: "nearest" });
});
document.querySelectorAll("[data-form]").forEach(watchForm);
document.querySelectorAll("[data-day]").forEach(offerCalendar);
if (!CSS.supports("field-sizing", "content")) document.querySelectorAll("textarea").forEach(growing);
document.querySelectorAll("[data-progress]").forEach(watchProgress);
document.querySelectorAll("[data-take-now]").forEach(take);
document.querySelectorAll("[data-themes]").forEach(watchThemes);
document.querySelectorAll("[data-drop]").forEach(watchDrop);
for (const here of document.querySelectorAll("nav [aria-current]")) {
  here.scrollIntoView({ block: "nearest", inline: "center" });
}
if (!location.hash) document.querySelector("[data-focus]")?.focus();
