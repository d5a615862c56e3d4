import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { protoRoot } from '../files.ts';

/** The parts of a `FileDescriptorSet` in JSON, as buf writes it, that are read here. */
export type Field = {
  name: string;
  number: number;
  jsonName: string;
  label: 'LABEL_OPTIONAL' | 'LABEL_REPEATED';
  type: string;
  typeName?: string;
  proto3Optional?: boolean;
  oneofIndex?: number;
};

export type Message = { name: string; field?: Field[]; nestedType?: Message[]; options?: { mapEntry?: boolean } };

export type Enum = { name: string; value: { name: string }[] };

type Location = { path?: number[]; leadingComments?: string };

export type File = {
  name: string;
  package: string;
  messageType?: Message[];
  enumType?: Enum[];
  sourceCodeInfo?: { location: Location[] };
};

/** A message or an enum by its full name, with what its comment says. */
export type Named<T> = {
  fullName: string;
  file: File;
  definition: T;
  comment: string;
  commentOf: (field: number) => string;
};

/** All contracts, read by buf itself: no second parser of protobuf. */
export const readContracts = (): File[] => {
  const buf = createRequire(import.meta.url).resolve('@bufbuild/buf/bin/buf');
  const options = { cwd: protoRoot, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const;
  return (
    JSON.parse(execFileSync(process.execPath, [buf, 'build', '-o', '-#format=json'], options)) as { file: File[] }
  ).file;
};

const commentAt = (file: File, path: number[]): string => {
  const found = file.sourceCodeInfo?.location.find((location) => location.path?.join() === path.join());
  return (found?.leadingComments ?? '').trim().replace(/\s+/g, ' ');
};

// Numbers of fields in descriptor.proto: 4 is a file's messages, 5 its enums, 2 a message's fields.
const named = <T extends { name: string }>(file: File, list: T[] | undefined, kind: 4 | 5): Named<T>[] =>
  (list ?? []).map((definition, index) => ({
    fullName: `${file.package}.${definition.name}`,
    file,
    definition,
    comment: commentAt(file, [kind, index]),
    commentOf: (field) => commentAt(file, [kind, index, 2, field]),
  }));

/** Messages of the files, by full name. */
export const messagesIn = (files: File[]): Map<string, Named<Message>> =>
  new Map(files.flatMap((file) => named(file, file.messageType, 4)).map((one) => [one.fullName, one]));

/** Enums of the files, by full name. */
export const enumsIn = (files: File[]): Map<string, Named<Enum>> =>
  new Map(files.flatMap((file) => named(file, file.enumType, 5)).map((one) => [one.fullName, one]));
