import { describe, expect, it } from 'vitest'
import { missingTags } from '#rules/opendata/tags.ts'

describe('compulsory tags, at their edges (conventions 1.1)', () => {
  const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`
  const site4 = ['SiteName', 'SiteDomain', 'Description', 'viewport'].map((n) => meta(n, 'x'))
  const column2 = ['ColumnName', 'ColumnType'].map((n) => meta(n, 'x'))
  const page = (head: string, body = '') =>
    `<html class="a" lang="zh-CN"><head>${head}</head><body>${body}`
  const whole = [...site4, ...column2].join('')
  it('says each by its name, in order', () => {
    expect(missingTags('')).toEqual([
      'SiteName',
      'SiteDomain',
      'Description',
      'viewport',
      'ColumnName',
      'ColumnType',
      'title',
      'lang',
    ])
    expect(missingTags(page(`<title>x</title>${whole}`))).toEqual([])
    expect(missingTags(page(whole))).toEqual(['title'])
    expect(missingTags(`<html lang="en"><title>x</title>${whole}`)).toEqual(['lang'])
    expect(missingTags(page(`<title>x</title>${whole}`), { code: true })).toEqual(['SiteIDCode'])
    expect(missingTags(page(`<title>x</title>${site4.join('')}`), { columned: false })).toEqual([])
  })
  it('the head alone counts, and the first of two tags', () => {
    expect(missingTags(page(`<title>x</title>${site4.join('')}`, column2.join('')))).toEqual([
      'ColumnName',
      'ColumnType',
    ])
    const article = (title: string) =>
      `${meta('ArticleTitle', title)}${meta('ArticleTitle', 'y')}${meta('ContentSource', 'x')}`
    const dated = (date: string) =>
      page(`<title>x</title>${whole}${article('x')}${meta('PubDate', date)}`)
    expect(missingTags(dated('2026-05-06 00:00'))).toEqual([])
    for (const wrong of [
      'x2026-05-06 00:00',
      '2026-05-06 00:00x',
      '26-05-06 00:00',
      '2026-05-06 0:0',
    ])
      expect(missingTags(dated(wrong)), wrong).toEqual(['PubDate YYYY-MM-DD HH:mm'])
    expect(missingTags(page(`<title>x</title>${whole}${article('x')}`))).toEqual(['PubDate'])
  })
})
