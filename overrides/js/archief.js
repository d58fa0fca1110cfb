// What every page gets from a script: a menu that folds on a narrow screen. Runs before the body is
// drawn, so that nothing jumps.
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
