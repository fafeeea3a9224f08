/** What a publication does, one after the other. */
export type Step = 'reading' | 'measuring' | 'resizing' | 'drawing' | 'indexing'

/**
 * Called as the work goes on: so many of so many files read, stories whose pictures were looked at,
 * pictures made, pages drawn, or stories put into the search index.
 */
export type Progress = (step: Step, done: number, total: number) => void
