import { Schema, type Connection } from 'mongoose';

const audit = () =>
  new Schema(
    {
      // The event's id.
      _id: String,
      number: Number,
      at: Number,
      organisation: String,
      act: String,
      actorKind: String,
      actor: String,
      actorName: String,
      subjectKind: String,
      subject: String,
      details: String,
      previous: String,
      hash: String,
    },
    { collection: 'audit', autoIndex: false, versionKey: false },
  )
    .index({ organisation: 1, number: 1 }, { unique: true })
    .index({ organisation: 1, at: -1, number: -1 })
    .index({ organisation: 1, act: 1, at: -1, number: -1 })
    .index({ organisation: 1, subjectKind: 1, at: -1, number: -1 })
    .index({ organisation: 1, actor: 1, at: -1, number: -1 })
    .index({ organisation: 1, subject: 1, at: -1, number: -1 });

const auditHeads = () =>
  new Schema(
    { _id: String, number: Number, hash: String },
    { collection: 'audit_heads', autoIndex: false, versionKey: false },
  );

/** The collections of the audit trail, with their shapes and indexes. */
export const auditModelsOn = (connection: Connection) => ({
  audit: connection.model('AuditEntry', audit()),
  auditHeads: connection.model('AuditHead', auditHeads()),
});

export type AuditModels = ReturnType<typeof auditModelsOn>;
