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

/** Opens the catalogue of the edition in `folder`. It is read again whenever a publication has replaced it. */
export function openCatalogue(folder: string): () => Promise<Known> {
  const [stories, edition] = [fileOf.catalogue(), fileOf.edition()].map((file) => path.join(folder, file)) as [
    string,
    string,
  ]
  let known: { at: string; read: Promise<Known> } | null = null
  return async () => {
    const at = await momentOf(stories, edition)
    if (known?.at !== at) known = { at, read: readKnown(stories, edition) }
    return known.read
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
