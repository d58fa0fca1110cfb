// The state of a search as its address: words, filters, days and order. The names are permanent.

export const FILTERS = ["onderwerp", "fractie", "indiener", "portefeuillehouder", "status", "jaar"];
const CHOICES = { datum: ["ingediend", "beantwoord"], sorteer: ["nieuwste", "oudste"] };

// What an address asks for. `problems` names the days that are none; they do not count.
export function readState(search) {
  const given = new URLSearchParams(search);
  const filters = Object.fromEntries(FILTERS.map((key) => [key, [...new Set(given.getAll(key).filter(Boolean))]]));
  const state = { q: (given.get("q") ?? "").trim(), filters, problems: [] };
  for (const key of ["van", "tot"]) {
    const text = (given.get(key) ?? "").trim();
    state[key] = dayNumber(text) === null ? "" : text;
    if (text && !state[key]) state.problems.push(text);
  }
  for (const [key, choices] of Object.entries(CHOICES)) {
    state[key] = choices.includes(given.get(key)) ? given.get(key) : "";
  }
  if (state.datum === "ingediend") state.datum = ""; // as it is without
  return state;
}

// The address of a state, without "?"; the same state gives the same address.
export function writeState(state) {
  const address = new URLSearchParams();
  if (state.q) address.set("q", state.q);
  for (const key of FILTERS) for (const value of state.filters[key]) address.append(key, value);
  for (const key of ["van", "tot", "datum", "sorteer"]) if (state[key]) address.set(key, state[key]);
  return address.toString();
}

export const hasFilters = (state) => Boolean(FILTERS.some((key) => state.filters[key].length) || state.van || state.tot);

export const withoutFilters = (state) => ({ ...state, filters: readState("").filters, van: "", tot: "", datum: "" });

// The state with one value of a filter, or one of its days, taken away.
export function without(state, key, value) {
  if (!FILTERS.includes(key)) return { ...state, [key]: "" };
  return { ...state, filters: { ...state.filters, [key]: state.filters[key].filter((other) => other !== value) } };
}

// The state with a value of a filter that was chosen or let go.
export function toggled(state, key, value) {
  if (state.filters[key].includes(value)) return without(state, key, value);
  return { ...state, filters: { ...state.filters, [key]: [...state.filters[key], value] } };
}

// A day written as jjjj-mm-dd in days since 1970; null for anything else.
export function dayNumber(text) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) return null;
  return time / 86_400_000;
}

const MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split(" ");

// "2026-03-04" as people write it: "4 maart 2026"
export function writeDay(text) {
  const [year, month, day] = text.split("-").map(Number);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}
