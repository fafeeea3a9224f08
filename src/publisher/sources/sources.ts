import { atomFeed } from './feeds/atom.ts'
import { ghost } from './exports/ghost.ts'
import { htmlPage } from './pages/htmlPage.ts'
import { jsonFeed } from './feeds/jsonFeed.ts'
import { markdown } from './markdown/markdown.ts'
import { movableType } from './exports/movableType.ts'
import { newsml } from './wire/newsml.ts'
import { ninjs } from './wire/ninjs.ts'
import { nitf } from './wire/nitf.ts'
import { noArticle } from './noArticle.ts'
import { plainText } from './text/plainText.ts'
import { rss } from './feeds/rss.ts'
import type { Source } from './source.ts'

/** The first that recognises a file reads it. */
export const sources: Source[] = [
  rss,
  atomFeed,
  nitf,
  newsml,
  jsonFeed,
  ghost,
  ninjs,
  movableType,
  markdown,
  htmlPage,
  noArticle,
  plainText,
]
