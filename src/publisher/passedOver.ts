/** What no newsroom means to publish: hidden files and folders, programs, and what operating systems leave. */
export function isHidden(name: string): boolean {
  return name.startsWith('.') || /^(node_modules|__MACOSX|Thumbs\.db|desktop\.ini)$/i.test(name)
}

/** What editors leave beside a file: an older text of it, which may be one that was taken back. */
export function isBackup(name: string): boolean {
  return /~$|^#.*#$|\.(bak|orig|rej|swp|swo|tmp)$/i.test(name)
}
