// What every page gets from a script: a menu that folds on a narrow screen, and buttons to copy how a
// question is cited. Runs before the body is drawn, so that nothing jumps.
document.documentElement.classList.add("va-js");

const isOpen = (button) => button.getAttribute("aria-expanded") === "true";

function setMenu(button, open) {
  button.setAttribute("aria-expanded", String(open));
  document.getElementById(button.getAttribute("aria-controls")).classList.toggle("va-menu--open", open);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-menu-button]");
  if (button) setMenu(button, !isOpen(button));
});

document.addEventListener("keydown", (event) => {
  const button = document.querySelector("[data-menu-button]");
  if (event.key !== "Escape" || !button || !isOpen(button)) return;
  setMenu(button, false);
  button.focus();
});

// Next to the link to each question: a button that copies how to cite it.
function citation(letter, question) {
  const { verwijzing, datum } = letter.dataset;
  const address = document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0];
  const title = letter.querySelector("h1").textContent;
  return [`${verwijzing}: ${title}`, question.dataset.naam, datum, `${address}#${question.id}`].filter(Boolean).join(", ");
}

function addCopyButton(letter, question) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "va-copy";
  const which = document.createElement("span");
  which.className = "va-hidden";
  which.textContent = ` naar ${question.dataset.naam}`;
  button.append("Kopieer verwijzing", which);
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(citation(letter, question));
      status.textContent = "Gekopieerd";
    } catch {
      status.textContent = "Kopiëren lukt niet";
    }
  });
  question.querySelector(".va-part__link").append(button, status);
}

document.addEventListener("DOMContentLoaded", () => {
  const letter = document.querySelector("[data-verwijzing]");
  if (!letter || !navigator.clipboard) return; // browsers give the clipboard to https only
  for (const question of letter.querySelectorAll(".va-question")) addCopyButton(letter, question);
});
