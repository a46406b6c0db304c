/** The three streams of a command; tests hand in their own. */
export type Io = {
  stdin: NodeJS.ReadableStream
  stdout: NodeJS.WritableStream
  stderr: NodeJS.WritableStream
}

/** One command of the command line. `summary` is one line of the list, `help` the text behind `--help`, in Chinese. */
export type Command = {
  name: string
  summary: string
  help: string
  /** Exit code: 0 done, 1 failed, 2 wrong arguments; a negative one means that the command goes on (a server). */
  run: (args: string[], io: Io, env: NodeJS.ProcessEnv) => Promise<number>
}
