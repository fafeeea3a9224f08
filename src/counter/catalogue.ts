import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { fileOf } from '#article/addresses.ts'
import { Edition } from '#article/edition.ts'
import { Catalogue as CatalogueFile, type Teaser } from '#article/listing.ts'

/** What the counter knows of the edition it counts for. */
export interface Known {
  /** Every story by its id. A story that is withdrawn from the edition is gone from here too. */
  stories: Map<string, Teaser>
  /** Readers an article must have had to be listed. */
  minimumReaders: number
}

/**
 * Opens the catalogue of the edition in `folder`. It is read again whenever a publication has replaced it; whoever asks
 * while the files are looked at shares one look. While they are being replaced, what they said a moment ago is right.
 */
export function openCatalogue(folder: string): () => Promise<Known> {
  const stories = path.join(folder, fileOf.catalogue())
  const edition = path.join(folder, fileOf.edition())
  let kept: { at: string; known: Known } | null = null
  let looking: Promise<Known> | null = null

  const look = async (): Promise<Known> => {
    try {
      const at = await momentOf(stories, edition)
      if (kept?.at !== at) kept = { at, known: await readKnown(stories, edition) }
    } catch (error) {
      if (!kept) throw error
    }
    return kept.known
  }
  return () => {
    looking ??= look().finally(() => (looking = null))
    return looking
  }
}

async function momentOf(...files: string[]): Promise<string> {
  const stats = await Promise.all(files.map((file) => stat(file, { bigint: true })))
  return stats.map(({ mtimeNs, size, ino }) => `${mtimeNs} ${size} ${ino}`).join(' ')
}

async function readKnown(stories: string, edition: string): Promise<Known> {
  const [catalogue, { minimumReaders }] = await Promise.all([read(CatalogueFile, stories), read(Edition, edition)])
  return { stories: new Map(catalogue.teasers.map((teaser) => [teaser.id, teaser])), minimumReaders }
}

async function read<Schema extends v.GenericSchema>(schema: Schema, file: string): Promise<v.InferOutput<Schema>> {
  return v.parse(schema, JSON.parse(await readFile(file, 'utf8')))
}
