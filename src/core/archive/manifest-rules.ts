import { isFields, parsedJson, type Fields } from '../text/json.ts';
import type { Problem } from '../errors.ts';
import { quoted } from '../text/quoted.ts';
import { archiveProblem, REBUILD_ARCHIVE, MANIFEST, unreadableManifest } from './archive.ts';
import type { ModelManifest } from './archive.ts';

/** The rules for a model archive's MANIFEST.json. */

/** The handlers that TorchServe 0.12 contains. */
const BUILT_IN: ReadonlySet<string> = new Set([
  'base_handler',
  'dali_image_classifier',
  'densenet_handler',
  'image_classifier',
  'image_segmenter',
  'object_detector',
  'text_classifier',
  'text_handler',
  'trt_llm_handler',
  'vision_handler',
  'vllm_handler',
]);

const NAME = /^[A-Za-z0-9][\w.-]{0,127}$/;
const HANDLER = /^([A-Za-z_]\w*)(\.py)?(?::[A-Za-z_]\w*)?$/;
const REFERENCES = ['serializedFile', 'modelFile', 'requirementsFile', 'configFile'] as const;

/** Reads MANIFEST.json and returns all of its problems. A field that is not text counts as absent. */
export const readManifest = (
  text: string,
  files: ReadonlySet<string>,
): { readonly manifest: ModelManifest; readonly problems: readonly Problem[] } => {
  const document = parsedJson(text);
  const model = isFields(document) && isFields(document['model']) ? document['model'] : {};
  const problems = isFields(document)
    ? [...requiredFields(document, model), ...fieldProblems(document, model), ...fileProblems(model, files)]
    : [unreadableManifest('must be a JSON object')];
  const field = (key: string): string | null => (typeof model[key] === 'string' ? model[key] : null);
  const manifest: ModelManifest = {
    modelName: field('modelName') ?? '',
    modelVersion: field('modelVersion') ?? '',
    handler: field('handler') ?? '',
    serializedFile: field('serializedFile'),
    modelFile: field('modelFile'),
    requirementsFile: field('requirementsFile'),
    configFile: field('configFile'),
  };
  return { manifest, problems };
};

/** Checks the fields without which the server refuses an archive (and then still answers health checks with 200). */
const requiredFields = (document: Fields, model: Fields): readonly Problem[] => {
  const fields: readonly (readonly [string, unknown])[] = [
    ['runtime', document['runtime']],
    ['model.modelName', model['modelName']],
    ['model.modelVersion', model['modelVersion']],
    ['model.handler', model['handler']],
  ];
  return fields
    .filter(([, value]) => typeof value !== 'string' || value === '')
    .map(([name]) =>
      archiveProblem('TSD2012', `${MANIFEST} must have the text field ${name}`, REBUILD_ARCHIVE),
    );
};

const fieldProblems = (document: Fields, model: Fields): readonly Problem[] => {
  const runtimes = /^python3?$/;
  const rules: readonly (readonly [string, unknown, RegExp, string])[] = [
    ['runtime', document['runtime'], runtimes, 'python or python3 (no published image has the C++ server)'],
    [
      'modelName',
      model['modelName'],
      NAME,
      'letters, digits, `_`, `-` and `.`, beginning with a letter or digit',
    ],
    [
      'modelVersion',
      model['modelVersion'],
      NAME,
      'letters, digits, `_`, `-` and `.`, beginning with a letter or digit',
    ],
  ];
  return rules
    .filter(([, value, form]) => typeof value === 'string' && value !== '' && !form.test(value))
    .map(([name, value, , rule]) =>
      archiveProblem('TSD2013', `${name} ${quoted(String(value))} must be ${rule}`, REBUILD_ARCHIVE),
    );
};

/** Makes the problem of a manifest that names a file which the archive does not contain. */
const missingFile = (message: string): Problem => archiveProblem('TSD2015', message, REBUILD_ARCHIVE);

const fileProblems = (model: Fields, files: ReadonlySet<string>): readonly Problem[] => {
  const named = REFERENCES.map((key) => ({ key, file: model[key] })).filter(({ file }) => file !== undefined);
  const missing = named.filter(({ file }) => typeof file !== 'string' || !files.has(file));
  return [
    ...missing.map(({ key, file }) =>
      missingFile(
        typeof file === 'string' ? `${key} ${quoted(file)} is not in the archive` : `${key} must be a text`,
      ),
    ),
    ...handlerProblems(model['handler'], files),
  ];
};

const handlerProblems = (handler: unknown, files: ReadonlySet<string>): readonly Problem[] => {
  if (typeof handler !== 'string' || handler === '') return [];
  const [, module, suffix] = HANDLER.exec(handler) ?? [];
  if (module === undefined)
    return [
      archiveProblem(
        'TSD2014',
        `handler ${quoted(handler)} must be file.py, module:function or a handler of TorchServe`,
        'Give `--handler` a Python file at the top of the archive, or a built-in handler such as `image_classifier`.',
      ),
    ];
  const builtIn = suffix === undefined && BUILT_IN.has(module);
  return builtIn || files.has(`${module}.py`)
    ? []
    : [missingFile(`handler ${quoted(handler)} is not in the archive`)];
};
