// Words: what Pagefind finds, as a list of dossiers with their best questions.

const QUESTIONS_SHOWN = 3;
const EXCERPT_WORDS = 28;

export class WordEngine {
  constructor(base, root) {
    this.base = base;
    this.root = root;
  }

  // All dossiers with these words, best first: the name that each has in the index, and a way to what it shows.
  async search(query) {
    const { results } = await (await this.engine()).search(query);
    return results.map((result) => ({ id: result.id, load: async () => readHit(await result.data()) }));
  }

  engine() {
    this.starting ??= this.start().catch((error) => {
      this.starting = undefined; // so that the next search tries again
      throw error;
    });
    return this.starting;
  }

  async start() {
    const engine = await import(new URL("pagefind.js", this.base));
    await engine.options({ noWorker: true, baseUrl: this.root.pathname, excerptLength: EXCERPT_WORDS });
    await engine.init();
    return engine;
  }
}

// What a result shows: where it leads, and up to three questions, or else a piece of its text.
function readHit(hit) {
  const parts = [...hit.sub_results].sort((a, b) => weight(b) - weight(a));
  const questions = parts.filter((part) => part.anchor).slice(0, QUESTIONS_SHOWN);
  return {
    address: parts[0]?.anchor ? parts[0].url : hit.url,
    title: hit.meta.title,
    facts: hit.meta.feiten,
    questions: questions.map((part) => ({ address: part.url, title: part.title, excerpt: tidyExcerpt(part) })),
    excerpt: hit.excerpt,
  };
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
