import { fileOf } from '#article/addresses.ts'
import type { Article } from '#article/article.ts'
import { told } from '#terminal/told.ts'
import { hashOf, type BodyPlace } from '../keeping/bodies.ts'
import { PlaceError } from '../keeping/contents.ts'
import type { Linked } from '../settling/linkStories.ts'
import type { Planned } from './makeEdition.ts'
import { namesOf } from '../reading/names.ts'
import type { Press } from '../keeping/press.ts'
import type { StoryTask } from './wholeStory.ts'

/** The stories of an edition by what they say. */
export interface KeyedStories {
  /** A hash of all that a story says. */
  keyOf: Map<Article, string>
  /** Those that are new or changed, ready to be made. */
  fresh: Map<Article, StoryTask>
}

/** Gives each story its key, and gets ready those that the edition has not got under that key. */
export async function freshStories(
  press: Press,
  { arranged: { articles }, stories, readAgain }: Planned,
): Promise<KeyedStories> {
  const byId = new Map(stories.map((story) => [story.article.id, story]))
  const keyOf = new Map<Article, string>()
  const changed: { article: Article; story: Linked }[] = []
  for (const article of articles) {
    const story = byId.get(article.id)!
    const key = storyKey(article, story)
    keyOf.set(article, key)
    if (!press.keeps(fileOf.article(article.slug), key)) changed.push({ article, story })
  }
  const bodyOf = await findBodies(
    changed.map(({ story }) => story),
    readAgain,
  )
  const fresh = new Map(
    changed.map(({ article, story }): [Article, StoryTask] => [
      article,
      {
        article: { ...article, sections: [] },
        body: bodyOf(story),
        images: story.images,
        ways: story.ways,
        isNew: true,
      },
    ]),
  )
  return { keyOf, fresh }
}

function storyKey(article: Article, { body, images, ways }: Linked): string {
  const pictures = images.length === 0 ? '' : ` ${hashOf(JSON.stringify(images))}`
  const links = ways.size === 0 ? '' : ` ${hashOf(JSON.stringify([...ways]))}`
  return `${namesOf(article).article} ${body.hash}${pictures}${links}`
}

/** Where the bodies of stories are; those an earlier publication has not kept are read again. */
async function findBodies(stories: Linked[], readAgain: Planned['readAgain']): Promise<(story: Linked) => BodyPlace> {
  const lacking = stories.filter(({ body }) => body.place === null)
  const again = lacking.length === 0 ? [] : await readAgain(lacking.map(({ origin }) => origin))
  return ({ origin, file, item, body }) => {
    if (body.place !== null) return body.place
    const found = again
      .find(({ from, path: name }) => from === origin.from && name === file)
      ?.stories.find((one) => one.item === item)
    if (!found?.body.place || found.body.hash !== body.hash) throw new PlaceError(told('place.changed', { file }))
    return found.body.place
  }
}
