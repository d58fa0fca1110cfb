// The listing of all dossiers: what filters, days and order need, without asking the search engine.
import { FILTERS, dayNumber } from "./adres.js";

const ID = 0;
const NUMBER = 1;
const LISTED = 2;
const ANSWERED = 3;
const FIRST_FILTER = 4; // then one column a filter, in the order of the address; the year is in the number

export class Listing {
  constructor({ filters, dossiers }, base) {
    this.base = base;
    this.rows = dossiers; // newest first
    this.slugs = {};
    this.names = {};
    for (const [key, values] of Object.entries(filters)) {
      this.slugs[key] = values.map(([slug]) => slug);
      this.names[key] = new Map(values);
    }
    this.names.jaar = new Map(dossiers.map((row) => yearOf(row)).map((year) => [year, year]));
    this.byId = new Map(dossiers.map((row) => [row[ID], row]));
    this.years = new Map();
  }

  static async load(base) {
    return new Listing(await fetchJson(new URL("dossiers.json", base)), base);
  }

  nameOf(key, slug) {
    return this.names[key].get(slug) ?? slug;
  }

  valuesOf(row, key) {
    if (key === "jaar") return [yearOf(row)];
    return row[FIRST_FILTER + FILTERS.indexOf(key)].map((at) => this.slugs[key][at]);
  }

  // The rows with these names in the index, in that order; all rows, newest first, where none are given.
  rowsOf(ids) {
    return ids ? ids.map((id) => this.byId.get(id)).filter(Boolean) : this.rows;
  }

  // Those of the rows that the filters and days let through; `but` is a filter that does not count.
  select(rows, state, but = "") {
    const wanted = FILTERS.filter((key) => key !== but && state.filters[key].length);
    const since = dayNumber(state.van);
    const until = dayNumber(state.tot);
    const column = state.datum === "beantwoord" ? ANSWERED : LISTED;
    return rows.filter((row) => {
      const day = row[column];
      if ((since !== null || until !== null) && day === null) return false;
      if ((since !== null && day < since) || (until !== null && day > until)) return false;
      return wanted.every((key) => this.valuesOf(row, key).some((slug) => state.filters[key].includes(slug)));
    });
  }

  // How many rows each value of a filter would give beside the other filters.
  count(rows, state, key) {
    const counts = new Map([...this.names[key].keys()].map((slug) => [slug, 0]));
    for (const row of this.select(rows, state, key)) {
      for (const slug of this.valuesOf(row, key)) counts.set(slug, counts.get(slug) + 1);
    }
    return counts;
  }

  // The rows in the order that was asked for; those without that day come last.
  order(rows, state) {
    if (!state.sorteer) return rows;
    const column = state.datum === "beantwoord" ? ANSWERED : LISTED;
    const sign = state.sorteer === "oudste" ? 1 : -1;
    const place = new Map(this.rows.map((row, at) => [row, at]));
    const compare = (a, b) => {
      if (a[column] === null || b[column] === null) return (a[column] === null) - (b[column] === null);
      return sign * (a[column] - b[column]) || -sign * (place.get(a) - place.get(b));
    };
    return [...rows].sort(compare);
  }

  // What a row shows: its address below the root, title, and a line of facts.
  async shown(row) {
    const year = yearOf(row);
    if (!this.years.has(year)) this.years.set(year, fetchJson(new URL(`lijst/${year}.json`, this.base)));
    try {
      const [address, title, facts] = (await this.years.get(year))[row[NUMBER]];
      return { address, title, facts };
    } catch (error) {
      this.years.delete(year); // so that the next time tries again
      throw error;
    }
  }
}

const yearOf = (row) => row[NUMBER].slice(0, 4);

async function fetchJson(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}
