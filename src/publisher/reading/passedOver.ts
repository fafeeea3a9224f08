import type { Values, Words } from '../findings.ts'

/** What no newsroom means to publish: hidden files and folders, programs, and what systems and Word (`~$sak.docx`) leave. */
export function isHidden(name: string): boolean {
  return name.startsWith('.') || /^(?:(?:node_modules|__MACOSX|Thumbs\.db|desktop\.ini)$|~\$)/i.test(name)
}

const noStories: [names: RegExp, words: Words, values?: Values][] = [
  // An older text of the file beside it, which may be one that was taken back.
  [/~$|^#.*#$|\.(bak|orig|rej|swp|swo|tmp)$/i, 'no.article/backup'],
  // What Syncthing, Dropbox and Nextcloud call it, where two wrote at once: one of two texts of the file beside it.
  [
    /\.sync-conflict-\d{8}-\d{6}|_conflict-\d{8}-\d{6}|\([^)]*(conflicted copy|motstridende kopi)/i,
    'no.article/conflict',
  ],
  [/\.(mp4|m4v|mov|avi|mkv|webm|mp3|m4a|wav|aac|flac|ogg|opus|wma)$/i, 'no.article/media'],
  [/\.(woff2?|ttf|otf|eot)$/i, 'no.article/font'],
  [/^readme(\.(md|markdown|te?xt|rst|html?))?$/i, 'no.article/readme'],
  [/\.pdf$/i, 'no.article/other', { what: 'PDF' }],
]

/** Why a file is no story, where its name alone tells; it need not be read. Null for all others. */
export function whyNoStory(name: string): [words: Words, values?: Values] | null {
  const found = noStories.find(([names]) => names.test(name))
  return found ? [found[1], found[2] ?? {}] : null
}
