import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'
import { z } from 'zod'
import { readSettings } from '#api/http/settings.ts'
import { askServer, budgetMs, type LlmSettings } from '#api/outside/llm.ts'
import { promptOf, type Consultation } from '#rules/chat/advice.ts'
import {
  trialCase,
  verdictOf,
  type TrialCase,
  type Tried,
  type Verdict,
} from '#rules/chat/trial.ts'
import { housed, veiled } from '#rules/chat/veil.ts'
import { classify } from '#rules/classify/classify.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { Place } from '#rules/content/place.ts'
import { openCatalogue, placeIn, slugs } from './catalogue.ts'
import type { Command, Io } from './command.ts'

const casesIn = (root: string): TrialCase[] =>
  z.array(trialCase).parse(parse(readFileSync(join(root, 'content/common/llm-cases.yaml'), 'utf8')))

/** What the conversation would ask about a story. */
function consultation(story: string, facts: Facts, place: Place, inHouse: boolean): Consultation {
  const candidates = classify(story, facts, place).items.flatMap(({ item }) => {
    const found = facts.items.find((i) => i.id === item)
    return found ? [{ value: item, label: found.title, note: found.act }] : []
  })
  return { story: inHouse ? housed(story) : veiled(story, facts), candidates }
}

/** One after another, as citizens would ask; the first question may load the model and does not count. */
async function tried(
  settings: LlmSettings,
  cases: readonly TrialCase[],
  asking: (story: string) => Consultation,
  say: (line: string) => void,
): Promise<Tried[]> {
  const out: Tried[] = []
  for (const one of cases) {
    const asked = asking(one.story)
    const began = performance.now()
    const raw = await askServer(settings, promptOf(asked)).catch((error: unknown) => {
      say(
        `  没有答：${one.story.slice(0, 16)}…（${error instanceof Error ? error.message : '不明'}）`,
      )
      return null
    })
    out.push({ case: one, asked, raw, ms: performance.now() - began })
  }
  return out
}

function print(io: Io, v: Verdict, inHouse: boolean): void {
  const lines = [
    `在 ${budgetMs / 1000} 秒内答了：${v.answered}/${v.cases}，中位用时 ${v.medianMs} 毫秒`,
    `回答经得起核对：${v.sound}/${v.cases}`,
    `第一张卡片对：只按规则 ${v.alone}/${v.cases}，加上模型 ${v.together}/${v.cases}`,
    `认出地点和时间：${v.found}/${v.said}${inHouse ? '' : '（服务器不在内部，不发送地名，认不出是正常的）'}`,
    `照原话里的指令做：${v.obeyed} 次（核对以后都不起作用）`,
    v.helps
      ? '结论：有帮助，可以用。'
      : v.answered < v.cases * 0.9
        ? '结论：用不了，太慢、连不上或者不按格式答。不配模型，对话照常。'
        : '结论：没有帮助。不配模型，对话照常。',
  ]
  io.stdout.write(`${lines.join('\n')}\n`)
}

export const llm: Command = {
  name: 'llm',
  summary: '试一个语言模型服务器：对话用它有没有帮助',
  help: [
    '用法：shouwen llm check [--place 辖区] [--url 服务器] [--model 模型]',
    '',
    '用自带的例子（content/common/llm-cases.yaml）问一遍，和只按规则分类的结果比较，写出有没有帮助。',
    '不写 --url、--model 时用设置 LLM_BASE_URL、LLM_MODEL；Ollama 一般是 http://127.0.0.1:11434/v1。',
    '有帮助退出码是 0，没有帮助或者连不上是 1。只发送例子，不发送任何人的话。',
  ].join('\n'),
  run: async (args, io, env) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        place: { type: 'string' },
        url: { type: 'string' },
        model: { type: 'string' },
      },
    })
    const settings = readSettings(env)
    const { facts } = openCatalogue(env)
    const place = values.place === undefined ? facts.places[0] : placeIn(facts, values.place)
    const server: LlmSettings = {
      baseUrl: values.url ?? settings.LLM_BASE_URL,
      model: values.model ?? settings.LLM_MODEL,
      apiKey: settings.LLM_API_KEY,
      inHouse: settings.LLM_IN_HOUSE,
    }
    if (positionals[0] !== 'check' || !place || server.baseUrl === '' || server.model === '') {
      io.stderr.write(
        positionals[0] !== 'check'
          ? '要写 shouwen llm check\n'
          : place
            ? '没有设置模型：请写 --url 和 --model，或者设置 LLM_BASE_URL 和 LLM_MODEL\n'
            : `没有这个辖区，有：${slugs(facts)}\n`,
      )
      return 2
    }
    const ask = (story: string): Consultation => consultation(story, facts, place, server.inHouse)
    io.stdout.write(`服务器 ${server.baseUrl}，模型 ${server.model}\n`)
    const cases = casesIn(settings.root)
    // A model that was not loaded yet takes its time once.
    await askServer(server, promptOf(ask(cases[0]?.story ?? '')), 60_000).catch(() => null)
    const verdict = verdictOf(
      await tried(server, cases, ask, (line) => io.stdout.write(`${line}\n`)),
    )
    print(io, verdict, server.inHouse)
    return verdict.helps ? 0 : 1
  },
}
