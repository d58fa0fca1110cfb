// The search page: the state in its address, results of words and filters, and what to do when there are none.
import { FILTERS, hasFilters, readState, toggled, without, withoutFilters, writeState } from "./zoeken/adres.js";
import { button, element, link, renderResult } from "./zoeken/elementen.js";
import { Listing } from "./zoeken/lijst.js";
import { FilterPanel, chosenOf, renderChosen } from "./zoeken/paneel.js";
import { WordEngine } from "./zoeken/woorden.js";

const PAGE_SIZE = 10;
const PATIENCE_MS = 400;
const OFFERS_AT_MOST = 5;
// Lists that are pages of their own; that of a year is named and not linked, for it is not a result.
const LISTS = { onderwerp: "onderwerpen", fractie: "fracties", indiener: "personen", portefeuillehouder: "personen" };
const WAITING = ["open", "uitgesteld", "termijn-verstreken", "deels-beantwoord"];

class SearchPage {
  constructor(form) {
    const place = (name) => document.querySelector(`[data-${name}]`);
    this.form = form;
    this.field = form.elements.q;
    this.outcome = place("uitkomst");
    this.loading = place("laden");
    this.problem = place("melding");
    this.chosen = place("gekozen");
    this.fixed = place("vaste-lijst");
    this.list = place("resultaten");
    this.more = place("meer");
    this.nothing = place("niets");
    this.offers = place("wegen");
    this.sorting = place("sorteren");
    this.toggle = place("filterknop");
    this.title = document.title;
    this.turn = 0;
    document.querySelector(".va-without-script").remove();
    this.root = new URL(form.dataset.root, document.baseURI);
    this.base = new URL(form.dataset.index, document.baseURI);
    this.words = new WordEngine(this.base, this.root);
    this.panel = new FilterPanel(place("filters"), {
      choose: (key, value) => this.refine(toggled(this.state, key, value)),
      change: (name, value) => this.refine({ ...this.state, [name]: value === "ingediend" ? "" : value }),
    });
    form.addEventListener("submit", (event) => this.submit(event));
    this.more.addEventListener("click", () => this.showMore());
    this.sorting.elements.sorteer.addEventListener("change", (event) =>
      this.refine({ ...this.state, sorteer: event.target.value }),
    );
    this.toggle.addEventListener("click", () => this.setPanel(this.toggle.getAttribute("aria-expanded") !== "true"));
    window.addEventListener("popstate", () => this.go(readState(location.search)));
    this.go(readState(location.search));
  }

  // New words are a new place to go back to; they keep the filters.
  submit(event) {
    event.preventDefault();
    const state = { ...this.state, q: this.field.value.trim() };
    const address = this.addressOf(state);
    if (address !== location.href) history.pushState(null, "", address);
    this.go(state);
  }

  // Filters, days and order refine what is there. They make no place to go back to: who comes back from a result
  // finds them as they were, and one step further back are the words before these.
  refine(state) {
    history.replaceState(null, "", this.addressOf(state));
    return this.go(state);
  }

  addressOf(state) {
    const address = new URL(location.href);
    address.search = writeState(state);
    address.hash = "";
    return address.href;
  }

  // Search for a state, and show what comes of it.
  async go(state) {
    const turn = ++this.turn;
    const isLatest = () => turn === this.turn;
    this.state = state;
    this.field.value = state.q;
    document.title = state.q ? `${state.q} – ${this.title}` : this.title;
    const isIdle = !state.q && !hasFilters(state) && !state.sorteer;
    this.clear(state);
    this.list.setAttribute("aria-busy", String(!isIdle));
    const patience = setTimeout(() => isLatest() && say(this.loading, "Bezig met zoeken …"), PATIENCE_MS);
    try {
      if (!isIdle) await this.search(state, isLatest);
    } catch (error) {
      if (!isLatest()) return;
      console.warn(error);
      this.clear(state);
      say(this.outcome, "Zoeken lukt nu niet. Probeer het later nog eens, of kijk in de lijsten.");
      this.nothing.hidden = false;
    } finally {
      clearTimeout(patience);
      if (isLatest()) {
        say(this.loading, "");
        this.list.setAttribute("aria-busy", "false");
      }
    }
    if (isLatest()) await this.showFilters(state, isLatest);
  }

  async search(state, isLatest) {
    const hits = state.q ? await this.words.search(state.q) : null;
    if (!isLatest()) return;
    this.hits = hits;
    this.found = hits;
    if (!hits || hasFilters(state) || state.sorteer) {
      const listing = await this.listing();
      if (!isLatest()) return;
      this.found = this.sift(listing, state);
    }
    await this.show(isLatest);
    if (!isLatest()) return;
    say(this.outcome, describe(this.found.length, state));
    this.sorting.hidden = this.found.length < 2;
    if (this.found.length === 0) await this.help(state, isLatest);
    else if (!state.q) this.nameFixedList(state, await this.listing());
  }

  // What is left of the words' results, or of all dossiers, after filters and days; each with what it shows.
  sift(listing, state, hits = this.hits) {
    const rows = listing.order(listing.select(listing.rowsOf(hits && hits.map((hit) => hit.id)), state), state);
    const loads = new Map((hits ?? []).map((hit) => [hit.id, hit.load]));
    return rows.map((row) => ({ id: row[0], load: loads.get(row[0]) ?? (() => this.loadRow(listing, row)) }));
  }

  async loadRow(listing, row) {
    const { address, ...shown } = await listing.shown(row);
    return { address: new URL(address, this.root).pathname, ...shown };
  }

  listing() {
    this.fetching ??= Listing.load(this.base).then(
      (listing) => {
        this.panel.fill(listing);
        return listing;
      },
      (error) => {
        this.fetching = undefined; // so that the next search tries again
        throw error;
      },
    );
    return this.fetching;
  }

  // The counts follow the results: nobody waits for them.
  async showFilters(state, isLatest) {
    try {
      const listing = await this.listing();
      if (!isLatest()) return;
      const rows = listing.rowsOf(this.hits && this.hits.map((hit) => hit.id));
      this.panel.update(listing, rows, state);
      renderChosen(this.chosen, state, listing, {
        go: (next) => this.refine(next).then(() => this.focusAfterRemoval()),
        clear: () => this.refine(withoutFilters(this.state)).then(() => this.focusAfterRemoval()),
      });
      const number = chosenOf(state, listing).length;
      this.toggle.textContent = number ? `Filters (${number})` : "Filters";
      this.toggle.hidden = false;
    } catch (error) {
      console.warn(error);
      if (isLatest()) say(this.problem, "De filters kunnen nu niet worden geladen.");
    }
  }

  // The button that was pressed is gone: the next one, or else the field, has the focus.
  focusAfterRemoval() {
    (this.chosen.querySelector("button") ?? this.field).focus();
  }

  setPanel(isOpen) {
    this.toggle.setAttribute("aria-expanded", String(isOpen));
    document.querySelector("[data-filters]").classList.toggle("va-find__filters--open", isOpen);
  }

  clear(state) {
    this.found = [];
    this.hits = null;
    this.list.replaceChildren();
    this.offers.replaceChildren();
    this.fixed.textContent = "";
    this.more.hidden = true;
    this.nothing.hidden = true;
    this.sorting.hidden = true;
    this.sorting.elements.sorteer.options[0].textContent = state.q ? "Beste eerst" : "Gewone volgorde";
    this.sorting.elements.sorteer.value = state.sorteer;
    say(this.outcome, "");
    const named = state.problems.map((text) => `“${text}”`).join(" en ");
    say(this.problem, named ? `${named} is geen datum en telt niet mee. Schrijf jjjj-mm-dd, zoals 2026-03-04.` : "");
  }

  async show(isLatest) {
    const begin = this.list.children.length;
    const shown = await Promise.all(this.found.slice(begin, begin + PAGE_SIZE).map((one) => one.load()));
    if (!isLatest()) return;
    this.list.append(...shown.map(renderResult));
    this.more.hidden = this.list.children.length >= this.found.length;
  }

  async showMore() {
    const turn = this.turn;
    const isLatest = () => turn === this.turn;
    const first = this.list.children.length;
    this.list.setAttribute("aria-busy", "true");
    try {
      await this.show(isLatest);
      if (isLatest()) this.list.children[first]?.querySelector("a").focus();
    } catch (error) {
      console.warn(error);
      if (isLatest()) say(this.outcome, "Meer resultaten ophalen lukt nu niet. Probeer het nog eens.");
    } finally {
      if (isLatest()) this.list.setAttribute("aria-busy", "false");
    }
  }

  // Nothing was found: which filter or word to take away, with how many that gives.
  async help(state, isLatest) {
    this.nothing.hidden = false;
    const listing = await this.listing();
    const offers = [];
    for (const [key, value, words] of chosenOf(state, listing)) {
      const next = withSomethingToShow(without(state, key, value));
      const number = this.sift(listing, next).length;
      if (number) offers.push([next, `Zonder filter “${words}”`, number]);
    }
    const words = state.q.split(/\s+/);
    for (const word of words.length > 1 && words.length <= OFFERS_AT_MOST ? words : []) {
      const next = { ...state, q: words.filter((other) => other !== word).join(" ") };
      const number = next.q ? this.sift(listing, next, await this.words.search(next.q)).length : 0;
      if (number) offers.push([next, `Zonder het woord “${word}”`, number]);
    }
    if (!isLatest()) return;
    this.offers.replaceChildren(
      ...offers.slice(0, OFFERS_AT_MOST).map(([next, text, number]) => {
        const item = element("li");
        item.append(button(`${text}: ${count(number)}`, "va-offer", () => this.refine(next).then(() => this.field.focus())));
        return item;
      }),
    );
  }

  // One filter, and no words: the same list is a page of its own, that can be kept and printed.
  nameFixedList(state, listing) {
    const chosen = FILTERS.flatMap((key) => state.filters[key].map((value) => [key, value]));
    const [key, value] = chosen.find(([one]) => one !== "jaar") ?? chosen[0] ?? [];
    const year = chosen.length === 2 && chosen.find(([one]) => one === "jaar")?.[1];
    if (state.van || state.tot || !(chosen.length === 1 || (year && key === "onderwerp"))) return;
    if (key === "jaar") {
      this.fixed.textContent = `Alles uit ${value} staat ook op een vaste pagina: kies ‘Per jaar’ in het menu.`;
    } else if (key === "status" && WAITING.includes(value)) {
      this.fixed.append("Deze lijst staat ook op een vaste pagina: ", link(new URL("openstaand/", this.root), "Openstaand"));
    } else if (LISTS[key] && listing.names[key].has(value)) {
      const address = new URL(`${LISTS[key]}/${value}/${year ? `${year}/` : ""}`, this.root);
      const name = listing.nameOf(key, value) + (year ? ` in ${year}` : "");
      this.fixed.append("Deze lijst staat ook op een vaste pagina: ", link(address, name));
    }
  }
}

const count = (number) => `${number} ${number === 1 ? "resultaat" : "resultaten"}`;

// Without words and filters the page shows nothing; who takes the last filter away wants to see what there is.
function withSomethingToShow(state) {
  return state.q || hasFilters(state) || state.sorteer ? state : { ...state, sorteer: "nieuwste" };
}

function describe(number, state) {
  const what = state.q ? ` voor “${state.q}”` : "";
  const how = hasFilters(state) ? " met deze filters" : "";
  return number ? `${count(number)}${what}${how}` : `Niets gevonden${what}${how}`;
}

function say(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

new SearchPage(document.querySelector("[data-zoeken]"));
