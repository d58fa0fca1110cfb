// Elements of the search page. Nothing here makes HTML from text: elements are built, so that the page
// runs under a strict policy.

export function element(name, className = "", text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

export function link(address, text) {
  const anchor = element("a", "", text);
  anchor.href = address;
  return anchor;
}

export function button(text, className, press) {
  const made = element("button", className, text);
  made.type = "button";
  made.addEventListener("click", press);
  return made;
}

// A result: its title, a line of facts, and the questions or the text in which the words were found.
export function renderResult({ address, title, facts, questions = [], excerpt = "" }) {
  const item = element("li", "va-row");
  const heading = element("h2", "va-row__title");
  heading.append(link(address, title));
  item.append(heading, element("p", "va-row__facts", facts));
  if (questions.length) {
    const list = element("ul", "va-questions");
    list.append(...questions.map(renderQuestion));
    item.append(list);
  } else if (excerpt) {
    item.append(markExcerpt(element("p"), excerpt));
  }
  return item;
}

function renderQuestion({ address, title, excerpt }) {
  const item = element("li");
  item.append(link(address, title), " ");
  return markExcerpt(item, excerpt);
}

// An excerpt is escaped text with <mark> around the words that were found.
function markExcerpt(parent, excerpt) {
  for (const [at, piece] of excerpt.split(/<\/?mark>/).entries()) {
    const text = unescape(piece);
    parent.append(at % 2 ? element("mark", "", text) : text);
  }
  return parent;
}

const ENTITIES = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" };
const unescape = (text) => text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity]);
