// The search page: asks Pagefind, and shows what it finds as a list of dossiers with their questions.
// Nothing here makes HTML from text: elements are built, so that the page runs under a strict policy.

const PAGE_SIZE = 10;
const QUESTIONS_SHOWN = 3;
const EXCERPT_WORDS = 28;
const PATIENCE_MS = 400;

class SearchPage {
  constructor(form) {
    this.form = form;
    this.field = form.elements.q;
    this.outcome = document.querySelector("[data-uitkomst]");
    this.loading = document.querySelector("[data-laden]");
    this.list = document.querySelector("[data-resultaten]");
    this.more = document.querySelector("[data-meer]");
    this.nothing = document.querySelector("[data-niets]");
    this.title = document.title;
    document.querySelector(".va-without-script").remove();
    this.root = new URL(form.dataset.root, document.baseURI);
    this.turn = 0;
    form.addEventListener("submit", (event) => this.submit(event));
    this.more.addEventListener("click", () => this.showMore());
    window.addEventListener("popstate", () => this.restore());
    this.restore();
  }

  submit(event) {
    event.preventDefault();
    const query = this.field.value.trim();
    const address = new URL(location.href);
    address.search = query ? new URLSearchParams({ q: query }) : "";
    address.hash = "";
    if (address.href !== location.href) history.pushState(null, "", address);
    this.search(query);
  }

  restore() {
    const query = new URLSearchParams(location.search).get("q")?.trim() ?? "";
    this.field.value = query;
    this.search(query);
  }

  async search(query) {
    const turn = ++this.turn;
    this.clear();
    document.title = query ? `${query} – ${this.title}` : this.title;
    this.list.setAttribute("aria-busy", String(query !== ""));
    if (!query) return;
    const patience = setTimeout(() => this.say(this.loading, "Bezig met zoeken …"), PATIENCE_MS);
    try {
      const engine = await this.engine();
      const { results } = await engine.search(query);
      if (turn !== this.turn) return;
      this.found = results;
      await this.show(PAGE_SIZE, turn);
      if (turn !== this.turn) return;
      this.say(this.outcome, this.describe(results.length, query));
      this.nothing.hidden = results.length > 0;
    } catch (error) {
      if (turn !== this.turn) return;
      console.warn(error);
      this.clear();
      this.say(this.outcome, "Zoeken lukt nu niet. Probeer het later nog eens, of kijk in de lijsten.");
    } finally {
      clearTimeout(patience);
      if (turn === this.turn) {
        this.say(this.loading, "");
        this.list.setAttribute("aria-busy", "false");
      }
    }
  }

  engine() {
    this.starting ??= this.start().catch((error) => {
      this.starting = undefined; // so that the next search tries again
      throw error;
    });
    return this.starting;
  }

  async start() {
    const engine = await import(new URL(`${this.form.dataset.index}pagefind.js`, document.baseURI));
    await engine.options({ noWorker: true, baseUrl: this.root.pathname, excerptLength: EXCERPT_WORDS });
    await engine.init();
    return engine;
  }

  clear() {
    this.found = [];
    this.list.replaceChildren();
    this.more.hidden = true;
    this.nothing.hidden = true;
    this.say(this.outcome, "");
  }

  describe(number, query) {
    if (number === 0) return `Niets gevonden voor “${query}”`;
    return `${number} ${number === 1 ? "resultaat" : "resultaten"} voor “${query}”`;
  }

  async show(number, turn) {
    const begin = this.list.children.length;
    const hits = await Promise.all(this.found.slice(begin, begin + number).map((result) => result.data()));
    if (turn !== this.turn) return;
    this.list.append(...hits.map(renderHit));
    this.more.hidden = this.list.children.length >= this.found.length;
  }

  async showMore() {
    const { turn } = this;
    const first = this.list.children.length;
    this.list.setAttribute("aria-busy", "true");
    try {
      await this.show(PAGE_SIZE, turn);
      if (turn === this.turn) this.list.children[first]?.querySelector("a").focus();
    } catch (error) {
      console.warn(error);
      if (turn === this.turn) this.say(this.outcome, "Meer resultaten ophalen lukt nu niet. Probeer het nog eens.");
    } finally {
      if (turn === this.turn) this.list.setAttribute("aria-busy", "false");
    }
  }

  say(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }
}

function renderHit(hit) {
  const parts = [...hit.sub_results].sort((a, b) => weight(b) - weight(a));
  const questions = parts.filter((part) => part.anchor).slice(0, QUESTIONS_SHOWN);
  const best = parts[0]?.anchor ? parts[0].url : hit.url;
  const item = element("li", "va-row");
  const heading = element("h2", "va-row__title");
  heading.append(link(best, hit.meta.title));
  item.append(heading, element("p", "va-row__facts", hit.meta.feiten));
  if (questions.length > 0) {
    const list = element("ul", "va-questions");
    list.append(...questions.map(renderQuestion));
    item.append(list);
  } else {
    item.append(markExcerpt(element("p"), hit.excerpt));
  }
  return item;
}

function renderQuestion(question) {
  const item = element("li");
  item.append(link(question.url, question.title), " ");
  return markExcerpt(item, tidyExcerpt(question));
}

// Pagefind's excerpt may begin with the heading, which is the text of the link already; and it may
// begin and end in the middle of a sentence.
function tidyExcerpt({ title, excerpt }) {
  const text = excerpt.startsWith(`${title}. `) ? excerpt.slice(title.length + 2) : excerpt;
  const before = /^[a-z]/.test(text) ? "… " : "";
  const after = /[.?!:;]["'”’]?(?:<\/mark>)?$/.test(text.trim()) ? "" : " …";
  return before + text.trim() + after;
}

const weight = (part) => part.weighted_locations.reduce((sum, location) => sum + location.balanced_score, 0);

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

function link(address, text) {
  const anchor = element("a", "", text);
  anchor.href = address;
  return anchor;
}

function element(name, className = "", text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

new SearchPage(document.querySelector("[data-zoeken]"));
