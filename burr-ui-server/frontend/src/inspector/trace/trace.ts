/** A line of a stack trace that names a place in code. */
export interface Frame {
  /** The line as it was written, without its indentation. */
  readonly text: string;
  /** What it is folded under: "com.example.chatbot", "java.base", "openai". */
  readonly group: string;
  /** Package, where it is part of the name: "java.util.concurrent". */
  readonly qualifier: string;
  /** "ModeClassifier.ask", "decide_mode". */
  readonly place: string;
  /** "ModeClassifier.java:54". */
  readonly source: string;
  /** Whether it is the user's own code rather than a library's. */
  readonly own: boolean;
  /** The line of code, where the trace has it. */
  readonly code: string | null;
}

/** An exception and where it was thrown. */
export interface Block {
  /** How it relates to the one before: "Caused by", "Suppressed". Null for the exception itself. */
  readonly relation: string | null;
  readonly type: string;
  readonly message: string;
  readonly frames: readonly Frame[];
  /** "... 12 more": frames it shares with the one it caused. */
  readonly omitted: number;
}

export interface Trace {
  readonly language: "java" | "python" | "other";
  /** The exception that reached the caller first, then its causes. */
  readonly blocks: readonly Block[];
}

/** Reads a Java or Python stack trace; a text that is neither becomes one block without frames. */
export function parseTrace(text: string): Trace {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  if (lines.some((line) => PYTHON_START.test(line))) return { language: "python", blocks: pythonBlocks(lines) };
  const blocks = javaBlocks(lines);
  return { language: blocks.some(({ frames }) => frames.length > 0) ? "java" : "other", blocks };
}

const JAVA_FRAME = /^\s*at (?:([\w.@$-]*)\/)?(?:([\w.@$-]*)\/)?([^\s(/]+)\(([^)]*)\)/;
const JAVA_HEAD = /^(\s*)(?:\[CIRCULAR REFERENCE: ?)?(Caused by: |Suppressed: )?((?:[\w$]+\.)*[\w$]+)(?::\s?(.*))?$/;
const JAVA_OMITTED = /^\s*\.\.\. (\d+) (?:more|common frames omitted)/;

interface OpenBlock {
  relation: string | null;
  type: string;
  message: string[];
  frames: Frame[];
  omitted: number;
}

function javaBlocks(lines: readonly string[]): Block[] {
  const blocks: OpenBlock[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    const frame = JAVA_FRAME.exec(line);
    const omitted = JAVA_OMITTED.exec(line);
    if (last !== undefined && frame !== null) {
      last.frames.push(javaFrame(line.trim(), frame));
    } else if (last !== undefined && omitted !== null) {
      last.omitted = Number(omitted[1]);
    } else if (last === undefined || /^\s*(Caused by: |Suppressed: |\[CIRCULAR)/.test(line)) {
      if (last === undefined && line.trim() === "") continue;
      blocks.push(javaHead(line));
    } else if (last.frames.length === 0) {
      last.message.push(line);
    }
  }
  return blocks.map(closed);
}

function javaHead(line: string): OpenBlock {
  const [, , relation, type = "", message = ""] = JAVA_HEAD.exec(line) ?? [];
  const looksLikeType = /[.$]/.test(type) || /(Exception|Error|Throwable)$/.test(type);
  if (!looksLikeType) return { relation: null, type: "", message: [line.trim()], frames: [], omitted: 0 };
  const word = relation?.slice(0, -2) ?? null;
  return { relation: word, type, message: message === "" ? [] : [message.replace(/\]$/, "")], frames: [], omitted: 0 };
}

function javaFrame(text: string, match: RegExpExecArray): Frame {
  const [, outer, inner, path = "", source = ""] = match;
  const module = [inner, outer].find((name) => name !== undefined && name !== "" && name !== "app")?.replace(/@.*/, "");
  const parts = path.split(".");
  const method = parts.pop() ?? "";
  const type = parts.pop() ?? "";
  const packageName = parts.join(".");
  const jdk = module !== undefined && /^(java|jdk)\./.test(module);
  return {
    text,
    group: jdk ? module : packageName,
    qualifier: packageName,
    place: type === "" ? method : `${type}.${method}`,
    source,
    own: !jdk && !isJavaLibrary(`${packageName}.`),
    code: null,
  };
}

// Packages of the JDK, of Spring and of what usually stands between them and the user's code.
const JAVA_LIBRARIES = [
  "java. javax. jakarta. jdk. sun. com.sun. org.xml. org.w3c. kotlin. kotlinx. scala. groovy. org.codehaus.groovy.",
  "org.springframework. org.apache. org.eclipse. org.hibernate. org.slf4j. ch.qos. org.aopalliance. org.aspectj.",
  "com.fasterxml. tools.jackson. com.google. io.netty. reactor. io.projectreactor. io.reactivex. io.micrometer. io.grpc.",
  "io.opentelemetry. okhttp3. okio. retrofit2. feign. io.vertx. io.undertow. io.lettuce. redis.clients. com.mongodb.",
  "org.postgresql. com.mysql. com.zaxxer. org.h2. oracle. com.microsoft. software.amazon. com.amazonaws. org.neo4j.",
  "net.bytebuddy. javassist. cglib. org.mockito. org.junit. org.assertj. org.testng. org.gradle. org.jboss.",
  "com.openai. com.anthropic. dev.langchain4j. io.github.resilience4j. com.github.benmanes. org.reactivestreams.",
  "dev.burr.application. dev.burr.core. dev.burr.lifecycle. dev.burr.persistence. dev.burr.serde. dev.burr.tracking.",
  "dev.burr.spring. dev.burr.starter. dev.burr.autoconfigure.",
].flatMap((line) => line.split(" "));

function isJavaLibrary(packageName: string): boolean {
  return JAVA_LIBRARIES.some((library) => packageName.startsWith(library));
}

const PYTHON_START = /^\s*(?:\+ )?(?:Exception Group )?Traceback \(most recent call last\):/;
const PYTHON_FRAME = /^\s*File "([^"]*)", line (\d+)(?:, in (.*))?$/;
const PYTHON_LINK = /^(The above exception was the direct cause|During handling of the above exception)/;
const PYTHON_LIBRARY = /(site-packages|dist-packages|[\\/]lib[\\/]python\d|^<frozen|[\\/]importlib[\\/])/i;

/** Python writes the cause first; here it comes last, as in Java. */
function pythonBlocks(lines: readonly string[]): Block[] {
  const blocks: { block: OpenBlock; followedBy: string | null }[] = [];
  let current: OpenBlock | null = null;
  let link: string | null = null;
  for (const raw of lines) {
    const line = raw.replace(/^\s*\| ?/, "");
    if (PYTHON_START.test(line)) {
      current = { relation: null, type: "", message: [], frames: [], omitted: 0 };
      const before = blocks.at(-1);
      if (before !== undefined) before.followedBy = link;
      blocks.push({ block: current, followedBy: null });
    } else if (PYTHON_LINK.test(line)) {
      link = line.startsWith("The above") ? "Caused by" : "While handling";
      current = null;
    } else if (current !== null) {
      readPythonLine(current, line);
    }
  }
  return blocks
    .reverse()
    .map(({ block, followedBy }, index) =>
      closed({ ...block, relation: index === 0 ? null : (followedBy ?? "Caused by") }),
    );
}

function readPythonLine(block: OpenBlock, line: string): void {
  const frame = PYTHON_FRAME.exec(line);
  const last = block.frames.at(-1);
  if (frame !== null && block.type === "") {
    const [, file = "", number = "", name = ""] = frame;
    block.frames.push(pythonFrame(line.trim(), file, number, name));
  } else if (block.type === "" && /^\s/.test(line)) {
    const code = line.trim();
    // Marks under the code and notes on repeated frames are no code.
    if (last?.code === null && !/^[~^ ]*$/.test(code)) {
      block.frames[block.frames.length - 1] = { ...last, code };
    }
  } else if (block.type === "" && line.trim() !== "") {
    const [, type = "", message = ""] = /^([\w.]+)(?::\s?(.*))?$/s.exec(line) ?? ["", "", line];
    block.type = type === "" ? "Exception" : type;
    if (message !== "") block.message.push(message);
  } else if (block.type !== "") {
    block.message.push(line);
  }
}

function pythonFrame(text: string, file: string, number: string, name: string): Frame {
  const path = file.split(/[\\/]/);
  const base = path.pop() ?? file;
  const library = PYTHON_LIBRARY.test(file);
  const root = path.findIndex((part) => /^(site|dist)-packages$/.test(part));
  const group =
    root !== -1 ? (path[root + 1] ?? base.replace(/\.py$/, "")) : library ? "python" : path.slice(-2).join("/");
  return {
    text,
    group,
    qualifier: "",
    place: name === "" ? "<module>" : name,
    source: `${base}:${number}`,
    own: !library,
    code: null,
  };
}

function closed({ message, ...block }: OpenBlock): Block {
  return { ...block, message: message.join("\n").trim() };
}

/** Frames as they are listed: the user's one by one, those of libraries in between as one line. */
export type FrameGroup =
  | { readonly kind: "own"; readonly frame: Frame }
  | { readonly kind: "library"; readonly frames: readonly Frame[]; readonly packages: readonly string[] };

const MAX_PACKAGES = 3;

export function groupFrames(frames: readonly Frame[]): FrameGroup[] {
  const groups: FrameGroup[] = [];
  let library: Frame[] = [];
  const flush = () => {
    if (library.length > 0) groups.push({ kind: "library", frames: library, packages: packagesOf(library) });
    library = [];
  };
  for (const frame of frames) {
    if (frame.own) {
      flush();
      groups.push({ kind: "own", frame });
    } else {
      library.push(frame);
    }
  }
  flush();
  return groups;
}

/** The packages of some frames, as long as they stay few. */
function packagesOf(frames: readonly Frame[]): string[] {
  for (const length of [4, 3, 2]) {
    const short = frames.map(({ group }) => group.split(".").slice(0, length).join("."));
    const distinct = [...new Set(short.filter((name) => name !== ""))];
    if (distinct.length <= MAX_PACKAGES || length === 2) return distinct;
  }
  return [];
}

/** "java.base", "org.springframework and 3 more". */
export function packageText(packages: readonly string[]): string {
  const shown = packages.slice(0, MAX_PACKAGES).join(", ");
  const more = packages.length - MAX_PACKAGES;
  return more > 0 ? `${shown} and ${more} more` : shown;
}
