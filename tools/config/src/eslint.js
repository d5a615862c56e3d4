// One lint for all: the strict type-checked set, and the house's own few rules. No rule is switched off in a file.
import tseslint from 'typescript-eslint';

// The path of a URL is percent-encoded: a folder with a blank or an accent would not be found.
const pathOfUrl = {
  selector: "MemberExpression[property.name='pathname'] MetaProperty",
  message: 'Take import.meta.dirname or fileURLToPath: a URL has another spelling for blanks and accents.',
};

const house = {
  'no-restricted-syntax': ['error', pathOfUrl],
  'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
  '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
  'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
};

// What a test reads over HTTP is JSON of any shape; the expectation is its type.
const tests = {
  '@typescript-eslint/no-unsafe-assignment': 'off',
  '@typescript-eslint/no-unsafe-member-access': 'off',
  '@typescript-eslint/no-unsafe-call': 'off',
  '@typescript-eslint/no-unsafe-return': 'off',
  '@typescript-eslint/no-unsafe-argument': 'off',
  'max-lines': 'off',
  'max-lines-per-function': 'off',
};

export const eslint = (root) =>
  tseslint.config(
    {
      ignores: [
        '**/node_modules/**',
        '**/dist/**',
        '**/.atrium/**',
        'protos/gen/**',
        '**/*.mjs',
        '**/*.js',
        '**/*.cjs',
      ],
    },
    ...tseslint.configs.strictTypeChecked,
    ...tseslint.configs.stylisticTypeChecked,
    { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } }, rules: house },
    { files: ['**/*.test.ts', '**/test/**/*.ts', 'test/**/*.ts'], rules: tests },
  );
