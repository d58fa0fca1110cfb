// The filters beside the results: a group of checkboxes a filter, the days, and a row of what is chosen.
import { FILTERS, without, writeDay } from "./adres.js";
import { button, element } from "./elementen.js";

const LEGENDS = {
  onderwerp: "Onderwerp",
  fractie: "Fractie",
  indiener: "Gesteld door",
  portefeuillehouder: "Portefeuillehouder",
  status: "Status",
  jaar: "Jaar",
};
const SHOWN_AT_FIRST = 8;

export class FilterPanel {
  // `choose` is called with a key and a value that was pressed, `change` with days that were filled in.
  constructor(panel, { choose, change }) {
    this.groups = panel.querySelector("[data-groepen]");
    this.days = panel.querySelector("[data-dagen]");
    this.boxes = new Map();
    this.choose = choose;
    for (const field of this.days.querySelectorAll("input")) {
      field.addEventListener("change", () => field.validity.valid && change(field.name, field.value));
    }
  }

  // Make the groups, once: what is common comes first, years newest first.
  fill(listing) {
    const all = listing.rowsOf(null);
    for (const key of FILTERS) {
      const counts = listing.count(all, { filters: Object.fromEntries(FILTERS.map((k) => [k, []])), van: "", tot: "" }, key);
      const values = [...counts].sort(([a, x], [b, y]) => (key === "jaar" ? b - a : y - x || a.localeCompare(b)));
      if (values.length) this.groups.append(this.group(key, values.map(([slug]) => slug), listing));
    }
  }

  group(key, slugs, listing) {
    const group = element("fieldset", "va-filter");
    const list = element("ul", "va-filter__list");
    group.append(element("legend", "va-filter__legend", LEGENDS[key]), list);
    slugs.forEach((slug, at) => list.append(this.option(key, slug, listing.nameOf(key, slug), at >= SHOWN_AT_FIRST)));
    if (slugs.length > SHOWN_AT_FIRST) {
      const more = button(`Toon alle ${slugs.length}`, "va-filter__more", () => {
        const hidden = list.querySelectorAll("li[hidden]");
        hidden.forEach((item) => (item.hidden = false));
        more.remove();
        hidden[0]?.querySelector("input").focus();
      });
      more.append(element("span", "va-hidden", ` bij ${LEGENDS[key].toLowerCase()}`));
      group.append(more);
    }
    return group;
  }

  option(key, slug, name, isHidden) {
    const item = element("li");
    const label = element("label", "va-filter__option");
    const box = element("input");
    const count = element("span", "va-muted");
    box.type = "checkbox";
    box.name = key;
    box.value = slug;
    box.addEventListener("change", () => this.choose(key, slug));
    label.append(box, element("span", "", name), " ", count);
    item.append(label);
    item.hidden = isHidden;
    this.boxes.set(`${key} ${slug}`, { item, box, count });
    return item;
  }

  // Show what is chosen and how many each value would give; the boxes themselves stay, and so does the focus.
  update(listing, rows, state) {
    for (const key of FILTERS) {
      for (const [slug, number] of listing.count(rows, state, key)) {
        const { item, box, count } = this.boxes.get(`${key} ${slug}`);
        box.checked = state.filters[key].includes(slug);
        count.textContent = `(${number})`;
        if (box.checked) item.hidden = false;
      }
    }
    for (const field of this.days.querySelectorAll("input")) {
      if (field.type === "radio") field.checked = field.value === (state.datum || "ingediend");
      else field.value = state[field.name];
    }
  }
}

// What is chosen, as [key, value, the words for it].
export function chosenOf(state, listing) {
  const chosen = FILTERS.flatMap((key) =>
    state.filters[key].map((slug) => [key, slug, `${LEGENDS[key]}: ${listing.nameOf(key, slug)}`]),
  );
  const what = state.datum === "beantwoord" ? "Beantwoord" : "Ingediend";
  if (state.van) chosen.push(["van", state.van, `${what} vanaf ${writeDay(state.van)}`]);
  if (state.tot) chosen.push(["tot", state.tot, `${what} tot en met ${writeDay(state.tot)}`]);
  return chosen;
}

// A button for each thing that is chosen, to take it away; and one for all of them.
export function renderChosen(place, state, listing, { go, clear }) {
  const items = chosenOf(state, listing).map(([key, value, words]) => {
    const item = element("li");
    const remove = button(words, "va-chosen__button", () => go(without(state, key, value)));
    remove.append(element("span", "va-hidden", " weghalen"));
    item.append(remove);
    return item;
  });
  if (items.length) {
    const item = element("li");
    item.append(button("Wis filters", "va-chosen__clear", clear));
    items.push(item);
  }
  place.replaceChildren(...items);
}
