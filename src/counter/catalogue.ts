import path from 'node:path'
import * as v from 'valibot'
import { fileOf } from '#article/addresses.ts'
import { Edition } from '#article/edition.ts'
import { Catalogue as CatalogueFile, type Teaser } from '#article/listing.ts'
import { followed } from './followed.ts'

/** What the counter knows of the edition it counts for. */
export interface Known {
  /** Every story by its id. A story that is withdrawn from the edition is gone from here too. */
  stories: Map<string, Teaser>
  /** Views, one a reader and day, an article must have had in the window to be listed. */
  minimumReaders: number
}

const Stories = v.pipe(
  CatalogueFile,
  v.transform(({ teasers }) => new Map(teasers.map((teaser) => [teaser.id, teaser]))),
)

/** Opens the catalogue of the edition in `folder`, which is read again whenever a publication has replaced it; until then it is one and the same object. */
export function openCatalogue(folder: string): () => Promise<Known> {
  const stories = followed(Stories, path.join(folder, fileOf.catalogue()))
  const edition = followed(Edition, path.join(folder, fileOf.edition()))
  let known: Known | null = null
  return async () => {
    const now = { stories: await stories(), minimumReaders: (await edition()).minimumReaders }
    if (known?.stories !== now.stories || known.minimumReaders !== now.minimumReaders) known = now
    return known
  }
}
