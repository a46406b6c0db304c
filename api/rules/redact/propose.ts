import { publicParty, type PartyKind } from '../decisions/party.ts'
import { merged, withoutSpans, type Span } from './mark.ts'
import { findNames, ownersIn, placesOf, type Known } from './names.ts'
import { maskPerson, peopleIn } from './surnames.ts'
import { findNumbers } from './numbers.ts'
import { findPrivate } from './private.ts'

/** The texts of a decision in which people write what is nobody's business. */
export const redactedFields = ['act', 'facts', 'content'] as const
export type RedactedField = (typeof redactedFields)[number]
export type Texts = Record<RedactedField, string>

export type Person = { partyName: string; partyKind: PartyKind | string; impersonal: boolean }
/** One proposed redaction; `id` names it in a form. */
export type Mark = Span & { id: string; field: RedactedField; text: string }

const spansOf = (text: string, known: readonly Known[]): Span[] =>
  merged([...findNumbers(text), ...findPrivate(text), ...findNames(text, known)])

const kindOf = (kind: string): PartyKind =>
  kind === 'organisation' || kind === 'household' ? kind : 'person'

/** The party as the public reads it, from its kind as the row has it; an unknown kind is a person. */
export const shownParty = ({ partyKind, partyName, impersonal }: Person): string =>
  publicParty(kindOf(partyKind), partyName, impersonal)

/** The names that are hidden because of who was punished, the longest first. */
function hiddenNames(person: Person): Known[] {
  const { partyName } = person
  const shown = shownParty(person)
  if (shown === partyName) return []
  const people = peopleIn(partyName).map((name) => ({ name, put: maskPerson(name), firm: true }))
  if (kindOf(person.partyKind) === 'person')
    return [{ name: partyName, put: shown, firm: true }, ...people]
  return [
    { name: partyName, put: '某个体工商户', firm: true },
    ...people,
    ...ownersIn(partyName).map((name) => ({ name, put: maskPerson(name), firm: false })),
  ]
}

/**
 * Every redaction that the rules propose for a decision (conventions 1.6). Natural persons and 个体工商户 are masked
 * wherever they are named, organisations are not. A person looks at each; those that are firm cannot be kept.
 */
export function propose(texts: Texts, person: Person): Mark[] {
  const known = hiddenNames(person)
  return redactedFields.flatMap((field) =>
    spansOf(texts[field], known).map((span) => ({
      ...span,
      field,
      id: `${field}-${span.from}-${span.to}`,
      text: texts[field].slice(span.from, span.to),
    })),
  )
}

/** What a person decided about the proposal: marks that stay readable, and words that go as well. */
export type Choice = { keep: readonly string[]; hide: readonly string[] }
export const noChoice: Choice = { keep: [], hide: [] }

/** The public texts: the proposal without what may be kept and was, and without the words added by hand. */
export function redact(texts: Texts, person: Person, choice: Choice = noChoice): Texts {
  const marks = propose(texts, person).filter((m) => m.firm || !choice.keep.includes(m.id))
  const shown = { ...texts }
  for (const field of redactedFields) {
    const words = choice.hide
      .filter((word) => word.trim().length > 0)
      .flatMap((word) => everyPlace(texts[field], word.trim()))
      .map((place): Span => ({ ...place, kind: 'word', put: '［略］', firm: true }))
    shown[field] = withoutSpans(texts[field], [...marks.filter((m) => m.field === field), ...words])
  }
  return shown
}

function everyPlace(text: string, word: string): { from: number; to: number }[] {
  const places: { from: number; to: number }[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    places.push({ from: at, to: at + word.length })
  return places
}

/** What must not be in any public text and still is: kinds of numbers, and the name of a masked party. */
export function residue(texts: readonly string[], person: Person): string[] {
  const hidden = hiddenNames(person).filter((known) => known.firm)
  return [
    ...new Set(
      texts.flatMap((text) => [
        ...findNumbers(text)
          .filter((s) => s.firm)
          .map((s) => s.kind),
        ...(hidden.some(({ name }) => placesOf(text, name).length > 0) ? ['party'] : []),
      ]),
    ),
  ]
}
