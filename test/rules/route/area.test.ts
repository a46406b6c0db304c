import { describe, expect, test } from 'vitest'
import { whereIs } from '#rules/route/area.ts'
import { placeOf } from '#test/kit/content.ts'

describe('S0-9: where a matter lies in a county', () => {
  test.each([
    ['chuxiong', '东华镇政府旁边', true, 'donghua'],
    ['chuxiong', '子午镇', true, 'others'],
    ['chuxiong', '大理市', false, 'chuxiong'],
    ['chuxiong', '河边的菜市', true, 'chuxiong'],
    ['chuxiong', '邻县', false, 'chuxiong'],
    ['hunan', '青山镇', true, 'towns'],
    ['hunan', '青山县', true, 'county'],
    ['hunan', '隔壁县', false, 'county'],
    ['lingxi', '金乡镇', false, 'lingxi'],
  ])('%s: «%s»', (slug, words, inside, id) => {
    expect(whereIs(placeOf(slug), words)).toMatchObject({ inside, id })
  })
})
