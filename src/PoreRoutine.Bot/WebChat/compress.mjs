// node compress.mjs FOLDER FILE ...: writes each file compressed into the folder, as FILE.br and FILE.gzip.
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [folder, ...files] = process.argv.slice(2);
for (const file of files) {
  const content = readFileSync(file);
  // Quality 11 would take ten seconds of every first build to save another tenth.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  writeFileSync(join(folder, `${basename(file)}.br`), brotliCompressSync(content, { params }));
  writeFileSync(join(folder, `${basename(file)}.gzip`), gzipSync(content, { level: 9 }));
}
