import { expect, test } from 'vitest'
import { readPost } from '#rules/open311/post.ts'
import type { Service } from '#rules/open311/services.ts'
import { facts, placeOf } from '#test/kit/content.ts'
import { servicesOf } from '#rules/open311/services.ts'

const place = {
  areas: [
    { id: 'town', name: '东岭镇', level: 'township', parent: null },
    { id: 'village', name: '东岭镇上塘村', level: 'village', parent: 'town' },
  ],
} as unknown as Parameters<typeof readPost>[2]
const services = servicesOf(facts(), placeOf('lingxi'), '2026-11-01')
const service = services[0] as Service
const item = service.items[0]

const read = (fields: Record<string, string | string[]>, of: Service = service) =>
  readPost(new Map(Object.entries(fields).map(([k, v]) => [k, [v].flat()])), of, place)
const sound = { address_string: '东岭镇上塘村口', description: '有人倒垃圾' }
const faultsOf = (fields: Record<string, string>) =>
  read({ ...sound, ...fields }).faults.map(({ pointer, detail }) => `${pointer} ${detail}`)

test('a plain request is what the form would hold, and anonymous', () => {
  expect(read(sound)).toMatchObject({
    faults: [],
    posted: {
      answers: {
        story: '有人倒垃圾',
        wish: 'check',
        item: '',
        area: 'village',
        spot: '东岭镇上塘村口',
        time: 'unsure',
        day: '',
        nameMode: 'anonymous',
      },
      contact: { name: '', phone: '', email: '', address: '' },
    },
  })
})

test('everything that may be said is kept, a picture as its address', () => {
  const { faults, posted } = read({
    lat: '27.5',
    long: '120.1',
    address_id: 'town',
    'attribute[item]': item?.id ?? '',
    'attribute[wish][]': 'help',
    'attribute[day]': '2026-05-06T23:30:00+08:00',
    media_url: 'https://a.cn/1.jpg',
    first_name: '乙',
    last_name: '甲',
    phone: '13800000000',
    email: 'a@b.cn',
    description: '说明',
    device_id: 'secret-device',
  })
  expect(faults).toEqual([])
  expect(posted.answers).toMatchObject({
    story: '说明\n附带的图片网址（没有下载）：https://a.cn/1.jpg',
    wish: 'help',
    item: item?.id,
    area: 'town',
    spot: '坐标（WGS84）27.5, 120.1',
    time: 'day',
    day: '2026-05-06',
    nameMode: 'real',
  })
  expect(posted.contact).toMatchObject({ name: '甲乙', phone: '13800000000', email: 'a@b.cn' })
  expect(JSON.stringify(posted)).not.toContain('secret-device')
})

test('who wants to be reached without a name is not anonymous; a name alone is not kept', () => {
  expect(read({ ...sound, phone: '13800000000' }).posted).toMatchObject({
    answers: { nameMode: 'real' },
    contact: { name: '未提供姓名' },
  })
  expect(read({ ...sound, last_name: '甲' }).posted).toMatchObject({
    answers: { nameMode: 'anonymous' },
    contact: { name: '' },
  })
})

test('a number that cannot be called here is kept as it came, as the specification takes any', () => {
  const { faults, posted } = read({ ...sound, phone: '111111111' })
  expect(faults).toEqual([])
  expect(posted.answers.nameMode).toBe('real')
  expect(posted.contact).toEqual({
    name: '未提供姓名',
    phone: '',
    email: '',
    address: '电话（原样）：111111111',
  })
})

test('without a description the matter or the service tells what it is', () => {
  const { description: _, ...rest } = sound
  expect(read({ ...rest, 'attribute[item]': item?.id ?? '' }).posted.answers.story).toBe(
    item?.title,
  )
  expect(read(rest).posted.answers.story).toBe(`${service.name}：${service.description}`)
})

test('of a field that comes twice the last counts; address and point stand together', () => {
  const { posted } = read({
    address_string: ['北路', '南路'],
    lat: '1',
    long: '2',
    description: 'x y',
  })
  expect(posted.answers).toMatchObject({ spot: '南路；坐标（WGS84）1, 2', area: 'unsure' })
})

test.each([
  [
    { address_string: '' },
    '/address_string 要写地点：lat 和 long、address_string、address_id 写一种',
  ],
  [{ address_string: '', lat: '1' }, '/lat lat 和 long 要一起写'],
  [{ lat: '1' }, '/lat lat 和 long 要一起写'],
  [{ long: '1' }, '/lat lat 和 long 要一起写'],
  [{ lat: '90.1', long: '1' }, '/lat lat、long 要写成十进制的经纬度（WGS84）'],
  [{ lat: '1', long: '180.5' }, '/lat lat、long 要写成十进制的经纬度（WGS84）'],
  [{ lat: '1e1', long: '1' }, '/lat lat、long 要写成十进制的经纬度（WGS84）'],
  [{ address_id: 'moon' }, '/address_id 没有区域“moon”'],
  [{ 'attribute[item]': 'none' }, '/attribute[item] 这类事里没有事项“none”'],
  [{ 'attribute[wish]': 'clue' }, '/attribute[wish] wish 没有“clue”'],
  [{ 'attribute[day]': '昨天' }, '/attribute[day] day 要写成 2026-05-06T09:00:00+08:00 这样'],
  [{ 'attribute[size]': '1' }, '/attribute[size] 这类事没有“size”这一项，请看服务定义'],
  [{ 'attribute[size][]': '1' }, '/attribute[size][] 这类事没有“size”这一项，请看服务定义'],
  [{ description: '字'.repeat(4001) }, '/description description 最多 4000 个字'],
  [{ media_url: 'javascript:1' }, '/media_url media_url 要写成网址'],
  [{ media_url: 'https://a.cn/a b' }, '/media_url media_url 要写成网址'],
])('%o is refused', (fields, fault) => {
  expect(faultsOf(fields)).toContain(fault)
})

test.each([
  [{ lat: '-90', long: '+180' }],
  [{ address_string: '', address_id: 'town' }],
  [{ description: '字'.repeat(4000) }],
])('%o is taken', (fields) => {
  expect(faultsOf(fields)).toEqual([])
})
