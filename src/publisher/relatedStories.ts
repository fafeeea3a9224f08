import type { Article } from '#article/article.ts'

/** How many related stories an article has room for. */
const room = 4

/** How many of the nearest stories of each topic are looked at. */
const reach = 24

/**
 * For each article the stories that share most topics with it, nearest in time first. Older stories go before newer
 * ones, so that a new story changes no page of an older one that has enough. `articles` must be newest first.
 */
export function relatedStories(articles: Article[]): (place: number) => Article[] {
  const topics = new Map<string, Places>()
  articles.forEach((article, place) => {
    for (const { slug } of article.topics) {
      const { list, rank }: Places = topics.get(slug) ?? { list: [], rank: new Map() }
      rank.set(place, list.push(place) - 1)
      topics.set(slug, { list, rank })
    }
  })
  return (place) => {
    const shared = new Map<number, number>()
    for (const { slug } of articles[place]!.topics) {
      // Its neighbours in time stand below it already.
      for (const other of nearest(topics.get(slug)!, place))
        if (Math.abs(other - place) > 1) shared.set(other, (shared.get(other) ?? 0) + 1)
    }
    const isOlder = (other: number) => Number(other > place)
    const order = ([a, shares]: [number, number], [b, otherShares]: [number, number]) =>
      isOlder(b) - isOlder(a) || otherShares - shares || Math.abs(a - place) - Math.abs(b - place)
    return [...shared]
      .toSorted(order)
      .slice(0, room)
      .map(([other]) => articles[other]!)
  }
}

/** Where the stories of a topic stand among all, in order, and which of the topic's each is. */
interface Places {
  list: number[]
  rank: Map<number, number>
}

/** The stories of a topic around the one at `place`. */
function nearest({ list, rank }: Places, place: number): number[] {
  const at = rank.get(place)!
  return [...list.slice(at + 1, at + 1 + reach), ...list.slice(Math.max(0, at - reach), at)]
}
