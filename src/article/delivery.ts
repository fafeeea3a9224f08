// How an edition's files are handed out, whoever does it: our own server, or one that is told by the edition's files for it.

/** What `Cache-Control` says of files that never change under their name, and of all others, which are asked for again each time. */
export const caching = { forever: 'public, max-age=31536000, immutable', again: 'public, no-cache' }

/** The folders of files whose names say what is in them. */
export const lastingFolders = ['assets', 'images'] as const

/** Types that servers do not know by a file's name. */
export const typesByName = {
  'feed.xml': 'application/rss+xml; charset=utf-8',
  'feed.json': 'application/feed+json; charset=utf-8',
  'manifest.webmanifest': 'application/manifest+json; charset=utf-8',
  // A file of the owner's own, by which Apple's devices open a paper's app; it has no ending.
  '.well-known/apple-app-site-association': 'application/json',
} as const

/** What is written in letters, beside pages, and is sent with its charset. */
export const texts = [
  'text/css',
  'text/plain',
  'text/xml',
  'text/javascript',
  'application/javascript',
  'application/xml',
  'application/rss+xml',
  'application/atom+xml',
  'application/feed+json',
  'application/manifest+json',
]

/** What is packed on the way, beside pages. */
export const packed = [...texts, 'application/json', 'image/svg+xml']

/** What static hosts look for at the top of a site. */
export const headersFile = '_headers'
