import { addressOf, fileOf } from '#article/addresses.ts'
import type { Article } from '#article/article.ts'
import type { Edition } from '#article/edition.ts'
import type { Nearby, Teaser } from '#article/listing.ts'
import type { ArrangedEdition } from './arrange.ts'
import { hashOf } from './bodies.ts'
import { PlaceError } from './contents.ts'
import type { Linked } from './linkStories.ts'
import type { Planned } from './makeEdition.ts'
import { namesOf } from './names.ts'
import type { DataFile } from './outputs/dataFiles.ts'
import { makePages } from './outputs/makePages.ts'
import { listPagesOf, pageFile, pageFileAt, type Shells } from './outputs/pages.ts'
import type { PageTask } from './pageWorker.ts'
import type { Press } from './press.ts'
import type { Progress } from './progressBar.ts'

/** A page to be made, and what each of its files is made from. */
interface ChangedPage {
  task: PageTask
  keys: Map<string, string>
}

/** The stories that are new or changed, or stand beside one that is; and of each story a name of all that it says. */
export async function changedStories(
  press: Press,
  { arranged, stories, readAgain }: Planned,
  { everywhere, names }: { everywhere: string; names: Map<Teaser, string> },
): Promise<{ changed: ChangedPage[]; keyOf: Map<Article, string> }> {
  const { articles, nearby } = arranged
  const byId = new Map(stories.map((story) => [story.article.id, story]))
  const besideOf = namesBeside(nearby, names)
  const keyOf = new Map<Article, string>()
  const keyed: (ChangedPage & { story: Linked })[] = []
  for (const article of articles) {
    const story = byId.get(article.id)!
    const [file, beside, ofPage] = storyFiles(article.slug)
    const key = storyKey(article, story)
    keyOf.set(article, key)
    const pageKey = hashOf(`${key} ${besideOf(article.slug)} ${everywhere}`)
    const isNew = !press.keeps(file, key)
    if (press.keeps(ofPage, pageKey) && press.keeps(beside, pageKey) && !isNew) continue
    const body = isNew ? story.body.place : { article: press.placeOf(file) }
    // A body that is not at hand is read below.
    const task = {
      article: { ...article, sections: [] as [] },
      body: body!,
      images: story.images,
      ways: story.ways,
      isNew,
    }
    keyed.push({
      story,
      task: { page: null, files: [[beside, nearby.get(article.slug)]], story: task },
      keys: new Map([
        [file, key],
        [beside, pageKey],
        [ofPage, pageKey],
      ]),
    })
  }
  await findBodies(keyed, readAgain)
  return { changed: keyed, keyOf }
}

function storyFiles(slug: string): [article: string, nearby: string, page: string] {
  return [fileOf.article(slug), fileOf.nearby(slug), pageFileAt(addressOf.article(slug))]
}

function storyKey(article: Article, { body, images, ways }: Linked): string {
  const pictures = images.length === 0 ? '' : ` ${hashOf(JSON.stringify(images))}`
  const links = ways.size === 0 ? '' : ` ${hashOf(JSON.stringify([...ways]))}`
  return `${namesOf(article).article} ${body.hash}${pictures}${links}`
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

/** Reads stories again whose bodies an earlier publication has not kept. */
async function findBodies(keyed: (ChangedPage & { story: Linked })[], readAgain: Planned['readAgain']): Promise<void> {
  const lacking = keyed.filter(({ task }) => !task.story!.body)
  const again = lacking.length === 0 ? [] : await readAgain(lacking.map(({ story }) => story.origin))
  for (const { story, task } of lacking) {
    const { origin, file, item } = story
    const found = again
      .find(({ from, path: name }) => from === origin.from && name === file)
      ?.stories.find((one) => one.item === item)
    if (!found?.body.place || found.body.hash !== story.body.hash)
      throw new PlaceError(`${story.file} changed while it was being published. Publish again.`)
    task.story!.body = found.body.place
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

/** Makes pages, and the articles on them that are new. */
export async function putPages(
  press: Press,
  pages: ChangedPage[],
  { progress, ...how }: { shells: Shells; edition: Edition; progress: Progress },
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
