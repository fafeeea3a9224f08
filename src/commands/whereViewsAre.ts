/**
 * Where views are kept: what `--views` says, else the variable LESESAL_VIEWS, which other users of the machine cannot read
 * as they can a command line with the password of a Redis in it.
 */
export function whereViewsAre(stated: string | undefined): string | undefined {
  return stated ?? (process.env.LESESAL_VIEWS?.trim() || undefined)
}
