/** Renders one public page in-process through the front door. `path` has no base path. */
export type Render = (path: string) => Promise<{ status: number; type: string; body: Uint8Array }>
