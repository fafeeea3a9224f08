import path from 'node:path'
import * as v from 'valibot'
import { fileOf } from '#article/addresses.ts'
import { Edition } from '#article/edition.ts'
import { Catalogue as CatalogueFile, Teaser } from '#article/listing.ts'
import type { Complain } from './complaints.ts'
import { EditionUnreadable, followed, readEditionFile } from './followed.ts'

/** What the counter knows of the edition it counts for. */
export interface Catalogue {
  /** Every story by its id. A story that is withdrawn from the edition is gone from here too. */
  stories: Map<string, KnownStory>
  /** Views, one a reader and day, an article must have had in the window to be listed. */
  minimumReaders: number
  /** What a list shows of a story; null when it has just been withdrawn. Throws EditionUnreadable. */
  teaserOf: (story: KnownStory) => Promise<Teaser | null>
}

/** No more than this is held of a story, as a large paper has many and few of them are ever listed. */
export interface KnownStory {
  slug: string
  /** Where it stands among all, the newest first, which is 0. */
  place: number
}

const Stories = v.pipe(
  CatalogueFile,
  v.transform(
    ({ stories }) => new Map(stories.map(({ id, slug }, place): [string, KnownStory] => [id, { slug, place }])),
  ),
)

/** What the files say, as of the last look at them. */
interface Looks {
  stories: Promise<v.InferOutput<typeof Stories>>
  edition: Promise<Edition>
}

/**
 * Opens the catalogue of the edition in `folder`, which is read again whenever a publication has replaced it; until then it
 * is one and the same object. `complain` is told of a new one that cannot be read.
 */
export function openCatalogue(folder: string, complain?: Complain): () => Promise<Catalogue> {
  const stories = followed(Stories, path.join(folder, fileOf.catalogue()), complain)
  const edition = followed(Edition, path.join(folder, fileOf.edition()), complain)
  const teaserOf = ({ slug }: KnownStory) => readTeaser(path.join(folder, fileOf.article(slug)))
  let known: Catalogue | null = null
  const learn = async (looks: Looks): Promise<Catalogue> => {
    const [found, { minimumReaders }] = await Promise.all([looks.stories, looks.edition])
    if (known?.stories !== found || known.minimumReaders !== minimumReaders)
      known = { stories: found, minimumReaders, teaserOf }
    return known
  }
  // Each view asks: one answer does for all until a file is looked at anew.
  let last: (Looks & { answer: Promise<Catalogue> }) | null = null
  return () => {
    const looks = { stories: stories(), edition: edition() }
    if (looks.stories !== last?.stories || looks.edition !== last.edition) last = { ...looks, answer: learn(looks) }
    return last.answer
  }
}

async function readTeaser(article: string): Promise<Teaser | null> {
  try {
    return await readEditionFile(Teaser, article)
  } catch (error) {
    if (error instanceof EditionUnreadable && (error.cause as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
