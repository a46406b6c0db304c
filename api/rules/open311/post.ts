import { lengthOf, tidy } from '../case/text.ts'
import { dayAt } from '../clocks/day.ts'
import type { Place } from '../content/place.ts'
import { noAnswers, unsure, type Answers } from '../journey/answers.ts'
import { isPhone, readContact, type Contact } from '../journey/contact.ts'
import type { FieldError } from '../refusal.ts'
import { openWishes, type Service } from './services.ts'
import { readMoment } from './time.ts'

/** The fields of a form, each with all its values. */
export type Fields = ReadonlyMap<string, readonly string[]>
export type Posted = { answers: Answers; contact: Contact }

/** The longest description that the specification allows. */
export const descriptionMax = 4000

const phoneMax = 100

/** Says of an address which area it names: of several the one with the longest name. */
const areaIn = (place: Pick<Place, 'areas'>, address: string): string =>
  place.areas
    .filter((a) => address.includes(a.name))
    .toSorted((a, b) => b.name.length - a.name.length)[0]?.id ?? unsure

/** Whoever gives no name but wants to be reached is not anonymous; nothing is invented in its place. */
const nameless = '未提供姓名'

const decimal = (text: string, most: number): boolean =>
  /^[+-]?\d{1,3}(\.\d+)?$/.test(text) && Math.abs(Number(text)) <= most

/**
 * Reads POST requests: what a citizen's form would hold, or everything that is wrong with it. A device id and an account
 * id are not kept; a picture's address is noted, never fetched.
 */
export function readPost(
  fields: Fields,
  service: Service,
  place: Pick<Place, 'areas'>,
): { posted: Posted; faults: FieldError[] } {
  const faults: FieldError[] = []
  const fault = (name: string, detail: string) => faults.push({ pointer: `/${name}`, detail })
  const one = (name: string): string => tidy(fields.get(name)?.at(-1) ?? '')
  const attribute = (code: string): string =>
    one(`attribute[${code}]`) || one(`attribute[${code}][]`)

  for (const name of fields.keys()) {
    const [, code] = /^attribute\[([^\]]*)\](?:\[\])?$/.exec(name) ?? []
    if (code !== undefined && !['wish', 'day', 'item'].includes(code))
      fault(name, `这类事没有“${code.slice(0, 40)}”这一项，请看服务定义`)
  }
  const [lat, long, address, addressId] = [
    one('lat'),
    one('long'),
    one('address_string'),
    one('address_id'),
  ]
  if (!(lat && long) && !address && !addressId)
    fault('address_string', '要写地点：lat 和 long、address_string、address_id 写一种')
  if (Boolean(lat) !== Boolean(long)) fault('lat', 'lat 和 long 要一起写')
  else if (lat && !(decimal(lat, 90) && decimal(long, 180)))
    fault('lat', 'lat、long 要写成十进制的经纬度（WGS84）')
  if (addressId && !place.areas.some((a) => a.id === addressId))
    fault('address_id', `没有区域“${addressId.slice(0, 40)}”`)

  const item = attribute('item')
  const found = service.items.find((i) => i.id === item)
  if (item && !found) fault('attribute[item]', `这类事里没有事项“${item.slice(0, 40)}”`)
  const wished = attribute('wish') || 'check'
  const wish = openWishes.find((w) => w.id === wished)?.id
  if (!wish) fault('attribute[wish]', `wish 没有“${wished.slice(0, 40)}”`)
  const when = attribute('day')
  const moment = when ? readMoment(when) : null
  if (when && moment === null) fault('attribute[day]', 'day 要写成 2026-05-06T09:00:00+08:00 这样')

  const description = one('description')
  if (lengthOf(description) > descriptionMax)
    fault('description', `description 最多 ${descriptionMax} 个字`)
  const media = one('media_url')
  if (media && !/^https?:\/\/\S{1,500}$/.test(media)) fault('media_url', 'media_url 要写成网址')
  const story = description || (found?.title ?? `${service.name}：${service.description}`)

  // The specification takes any number; one that cannot be called here is kept as it came, for people to read.
  const phone = one('phone')
  if (lengthOf(phone) > phoneMax) fault('phone', `phone 最多 ${phoneMax} 个字`)
  const contact = readContact({
    name: `${one('last_name')}${one('first_name')}`,
    ...(isPhone(phone) ? { phone } : { address: phone && `电话（原样）：${phone}` }),
    email: one('email'),
  })
  const reached = contact.phone !== '' || contact.email !== '' || contact.address !== ''
  const point = lat ? `坐标（WGS84）${lat}, ${long}` : ''
  return {
    faults,
    posted: {
      answers: {
        ...noAnswers,
        story: media ? `${story}\n附带的图片网址（没有下载）：${media}` : story,
        wish: wish ?? 'check',
        item: found?.id ?? '',
        area: addressId || areaIn(place, address),
        spot: [address, point].filter(Boolean).join('；'),
        time: moment === null ? 'unsure' : 'day',
        day: moment === null ? '' : dayAt(moment),
        nameMode: reached ? 'real' : 'anonymous',
      },
      contact: reached ? { ...contact, name: contact.name || nameless } : readContact({}),
    },
  }
}
