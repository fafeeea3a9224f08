import { check } from '#publisher/publish.ts'
import { summaryTable } from '#publisher/telling/summaryTable.ts'
import { terminalLanguage, told } from '#terminal/told.ts'
import { parsed, UsageError } from '../commandLine.ts'
import { checkReportPlace, tell } from './tell.ts'

const language = terminalLanguage()

/** `lesesal check <newsroom>…`. */
export async function checkCommand(words: string[]): Promise<number> {
  const { values, positionals } = parsed(words, { report: { type: 'string' } })
  if (positionals.length === 0) throw new UsageError(told('ask.newsroom-to-check'))
  await checkReportPlace(values.report)
  const report = await check(positionals, {
    language,
    ...(values.report !== undefined && { reportFile: values.report }),
  })
  const done = { en: 'can be published', nb: 'kan publiseres' }
  const code = await tell(report, done, { reportFile: values.report, quiet: false })
  console.log(`\n${summaryTable(report, language)}`)
  return code
}
