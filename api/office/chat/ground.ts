import type { Deps } from '#api/office/deps.ts'
import { wishes } from '#rules/case/kinds.ts'
import { diversions } from '#rules/chat/divert.ts'
import type { ChatGround } from '#rules/chat/ground.ts'
import { lawAnswer, type LawAnswer, type LawGround } from '#rules/chat/law.ts'
import { personText } from '#rules/chat/say.ts'
import type { Said } from '#rules/chat/state.ts'
import { citizenClocks, clocksOf, clockStandingNames } from '#rules/clocks/citizen.ts'
import { dayAt } from '#rules/clocks/day.ts'
import type { Place } from '#rules/content/place.ts'
import type { Answers } from '#rules/journey/answers.ts'
import type { Journey } from './journey.ts'

const deadline = (deps: Deps, place: Place, a: Answers): Said => {
  const kind = wishes.find((w) => w.id === a.wish)?.kind ?? 'complaint'
  const { clocks, sentence } = citizenClocks(clocksOf(deps.facts().clocks, place), kind)
  const lines = clocks.map((k) => `${k.name}：${clockStandingNames[k.standing]}，${k.source}`)
  return {
    text: [...lines, sentence ?? ''].filter(Boolean).join('\n'),
    links: [{ label: '各种期限和来源', path: `/${place.slug}/deadlines/` }],
  }
}

const who = (place: Place, journey: Journey, a: Answers): Said => {
  const first = place.bodies.find((b) => b.id === place.firstResponder)?.name ?? '首问单位'
  const owner = a.story ? journey.owner(place.slug, a) : null
  return owner
    ? {
        text: `照您写的，${owner.text}。先由${first}收下，不会让您自己再找一家。`,
        ...(owner.item
          ? { links: [{ label: owner.title, path: `/${place.slug}/items/${owner.item}/` }] }
          : {}),
      }
    : { text: `现在还不能确定。先由${first}收下，由它判断归谁办，并把结果告诉您。` }
}

/** The answer of the catalogue; where that fails, an honest sentence: a conversation never stops for a question. */
function lawOrNot(deps: Deps, ask: () => LawAnswer, topic: string): LawAnswer {
  try {
    return ask()
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown'
    deps.log('warn', 'chat.without', { what: 'law', error: name })
    return { said: { text: '目录现在查不到，这一句我答不上来；也可以打12345问。' }, topic }
  }
}

/** Everything that a conversation in this place is held against, today. */
export function groundOf(deps: Deps, journey: Journey, place: Place): ChatGround {
  const { slug } = place
  const today = dayAt(deps.now())
  const law = (): LawGround => ({ facts: deps.facts(), place, today })
  return {
    place,
    today,
    knowledge: {
      deadline: (a) => deadline(deps, place, a),
      who: (a) => who(place, journey, a),
      person: personText(place, deps.facts().hotlines),
      law: (about, line, now) =>
        lawOrNot(deps, () => lawAnswer(about, line, now, law()), now.topic),
      page: (path) => `/${slug}/${path}`,
    },
    suggest: (story) => journey.suggest(slug, story, 4),
    consider: (story) => journey.suggest(slug, story, 10),
    divert: (story) => diversions(story, journey.specials(slug, story), deps.facts().hotlines),
    door: (a) => journey.door(slug, a),
    emergency: (story) => journey.emergency(slug, story),
    closedText: (door) => journey.doorText(slug, door),
  }
}
