import { addressOf, fileOf, pageFileAt } from '#article/addresses.ts'
import type { Article } from '#article/article.ts'
import type { Edition } from '#article/edition.ts'
import type { Nearby, Teaser } from '#article/listing.ts'
import type { ArrangedEdition } from '../arranging/arrange.ts'
import { hashOf } from '../keeping/bodies.ts'
import type { KeyedStories } from './freshStories.ts'
import type { DataFile } from '../outputs/dataFiles.ts'
import { makePages } from './makePages.ts'
import { listPagesOf, pageFile, type Shells } from '../outputs/pages.ts'
import type { PageTask } from './pageWorker.ts'
import type { Press } from '../keeping/press.ts'
import type { Progress } from '../progress.ts'
import type { StoryTask } from './wholeStory.ts'

/** A page to be made, and what each of its files is made from. */
interface ChangedPage {
  task: PageTask
  keys: Map<string, string>
}

/** The pages of stories that are new or changed, or stand beside one that is. */
export function changedStories(
  press: Press,
  { articles, nearby }: ArrangedEdition,
  { keyOf, fresh, everywhere, names }: KeyedStories & { everywhere: string; names: Map<Teaser, string> },
): ChangedPage[] {
  const besideOf = namesBeside(nearby, names)
  const changed: ChangedPage[] = []
  for (const article of articles) {
    const { slug } = article
    const [file, beside, page] = [fileOf.article(slug), fileOf.nearby(slug), pageFileAt(addressOf.article(slug))]
    const key = keyOf.get(article)!
    const pageKey = hashOf(`${key} ${besideOf(slug)} ${everywhere}`)
    const isNew = fresh.has(article)
    if (!isNew && press.keeps(page, pageKey) && press.keeps(beside, pageKey)) continue
    const story = fresh.get(article) ?? asItStands(article, press.placeOf(file))
    changed.push({
      task: { page: null, files: [[beside, nearby.get(slug)]], story },
      keys: new Map([
        [file, key],
        [beside, pageKey],
        [page, pageKey],
      ]),
    })
  }
  return changed
}

/** A story that the edition has already. */
function asItStands(article: Article, file: string): StoryTask {
  return { article: { ...article, sections: [] }, body: { article: file }, images: [], ways: new Map(), isNew: false }
}

/** For the slug of a story the names of those that stand beside it. */
function namesBeside(nearby: Map<string, Nearby>, names: Map<Teaser, string>): (slug: string) => string {
  const nameOf = (teaser: Teaser | null) => (teaser === null ? '-' : names.get(teaser)!)
  return (slug) => {
    const { later, earlier, related } = nearby.get(slug)!
    let beside = `${nameOf(later)} ${nameOf(earlier)}`
    for (const teaser of related) beside += ` ${nameOf(teaser)}`
    return beside
  }
}

/** The lists that have changed, and all pages that are no story's. */
export function changedLists(
  press: Press,
  arranged: ArrangedEdition,
  { lists, everywhere, icon }: { lists: DataFile[]; everywhere: string; icon: string },
): ChangedPage[] {
  const byFile = new Map(lists.map((list) => [list.file, list]))
  return [...listPagesOf(arranged, icon)].flatMap((page): ChangedPage[] => {
    const read = page.reads.map((file) => byFile.get(file)!)
    const key = hashOf(JSON.stringify([page, read.map((list) => list.key), everywhere]))
    if (press.keeps(pageFile(page), key)) return []
    return [
      { task: { page, files: read.map(({ file, value }) => [file, value]) }, keys: new Map([[pageFile(page), key]]) },
    ]
  })
}

/** Draws pages, with the articles on them that are new. */
export async function drawPages(
  press: Press,
  pages: ChangedPage[],
  { progress, ...how }: { shells: Shells; edition: Edition; icon: string; progress: Progress },
): Promise<void> {
  let done = 0
  const drawn = makePages(
    pages.map(({ task }) => task),
    { ...how, folder: press.folder },
  )
  for await (const made of drawn) {
    const { keys } = pages[done++]!
    for (const [file, hash] of made) press.made(file, hash, keys.get(file)!)
    progress('drawing', done, pages.length)
  }
}
