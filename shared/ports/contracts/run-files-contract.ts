import { LARGEST_FILE, type RunFiles } from '../run-files.ts';

/** Files prepared for the contract: `pages/login.html` with the bytes `hi`, an empty `empty`, `large` of one byte too many, and `secret` beside the folder. */
export interface ContractFiles {
  readonly files: RunFiles;
  /** Absolute path of a file beside the folder. */
  readonly outside: string;
}

/** A case of the contract; throws when the back end breaks it. */
export interface RunFilesCase {
  readonly name: string;
  run(given: ContractFiles): Promise<void>;
}

function reads(path: string, expected: string): RunFilesCase {
  return {
    name: `reads ${path}`,
    async run({ files }) {
      const found = await files.read(path);
      if (found.outcome === 'refused') throw new Error(found.reason);
      const text = String.fromCharCode(...found.bytes);
      if (text !== expected) throw new Error(`read ${text}`);
    },
  };
}

function refuses(name: string, path: (given: ContractFiles) => string): RunFilesCase {
  return {
    name: `refuses ${name}`,
    async run(given) {
      const found = await given.files.read(path(given));
      if (found.outcome === 'read') throw new Error(`read ${found.bytes.byteLength} bytes`);
      if (found.reason === '') throw new Error('gives no reason for the trace');
    },
  };
}

/** Every back end of {@link RunFiles} has to pass these. */
export const runFilesContract: readonly RunFilesCase[] = [
  reads('pages/login.html', 'hi'),
  reads('/pages/login.html', 'hi'),
  reads('//pages/./login.html', 'hi'),
  reads('pages/../pages/login.html', 'hi'),
  reads('empty', ''),
  refuses('a file that is not there', () => 'pages/nothing.html'),
  refuses('a folder', () => 'pages'),
  refuses('the folder itself', () => '/'),
  refuses('no path', () => ''),
  refuses('a way out', () => '../secret'),
  refuses('a longer way out', () => 'pages/../../secret'),
  refuses('a file beside the folder, by its full path', ({ outside }) => outside),
  refuses('a zero byte', () => 'pages/login.html\0'),
  refuses(`more than ${LARGEST_FILE} bytes`, () => 'large'),
];
