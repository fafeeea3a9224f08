import type { Article } from '#article/article.ts'

/** How many related stories an article has room for. */
const room = 4

/** How many of the nearest stories of each topic are looked at. */
const reach = 24

/**
 * For each article the places of the stories that share most topics with it, nearest in time first. Older stories go
 * before newer ones, so that a new story changes no page of an older one that has enough. `articles` must be newest first.
 */
export function relatedStories(articles: Article[]): (place: number) => number[] {
  const topics = placesByTopic(articles)
  // Numbers in an array, cleared after each story: maps would take most of the time that publishing one change takes.
  const shared = new Uint16Array(articles.length)
  return (place) => {
    const others: number[] = []
    for (const { slug } of articles[place]!.topics) {
      const { list, rank } = topics.get(slug)!
      const at = rank.get(place)!
      const end = Math.min(list.length, at + reach + 1)
      for (let next = Math.max(0, at - reach); next < end; next++) {
        const other = list[next]!
        // Its neighbours in time stand below it already.
        if (Math.abs(other - place) > 1 && shared[other]!++ === 0) others.push(other)
      }
    }
    const chosen = best(others, shared, place)
    for (const other of others) shared[other] = 0
    return chosen
  }
}

/** Where the stories of a topic stand among all, in order, and which of the topic's each is. */
interface Places {
  list: number[]
  rank: Map<number, number>
}

function placesByTopic(articles: Article[]): Map<string, Places> {
  const topics = new Map<string, Places>()
  for (const [place, article] of articles.entries()) {
    for (const { slug } of article.topics) {
      let places = topics.get(slug)
      if (!places) topics.set(slug, (places = { list: [], rank: new Map() }))
      places.rank.set(place, places.list.push(place) - 1)
    }
  }
  return topics
}

/** The first in order, found without sorting the many that are not. */
function best(others: number[], shared: Uint16Array, place: number): number[] {
  const isBefore = (a: number, b: number) => {
    if (a > place !== b > place) return a > place
    if (shared[a] !== shared[b]) return shared[a]! > shared[b]!
    return Math.abs(a - place) < Math.abs(b - place)
  }
  const chosen: number[] = []
  for (const other of others) {
    let at = chosen.length
    while (at > 0 && isBefore(other, chosen[at - 1]!)) at--
    if (at < room) chosen.splice(at, 0, other)
    if (chosen.length > room) chosen.pop()
  }
  return chosen
}
