import type { Place } from '../../findings.ts'
import type { Desk } from '../desk.ts'
import type { SourceFile } from '../source.ts'
import { type XmlElement, readXml } from './xml.ts'

/** The root of an XML file. Null, with a finding, for one that uses entities of its own or holds no element. */
export function openXml(file: SourceFile, { remark, limits }: Desk): XmlElement | null {
  const read = readXml(file.text, limits)
  if (read === null) {
    remark('rejected', 'xml.empty')
    return null
  }
  if (read.usesEntity !== null) {
    remark('rejected', 'xml.entity', { name: read.usesEntity })
    return null
  }
  if (read.fault) remark('repaired', 'xml.broken', { reason: read.fault.message }, read.fault.line)
  return read.root
}

/** Whether an element is whole; that the file ends within it is told. */
export function isWhole({ isCut }: XmlElement, { remark }: Desk, place: Place): boolean {
  if (isCut) remark('rejected', 'xml.cut', {}, place)
  return !isCut
}
