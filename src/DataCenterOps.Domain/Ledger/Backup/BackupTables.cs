using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DataCenterOps.Domain.Ledger.Backup;

/// <summary>
/// Which tables an archive holds, in its order: all that the ledger's entries cannot make again. A test holds the schema of both databases
/// against it, so that no table of a later release is forgotten.
/// </summary>
public static class BackupTables
{
    /// <summary>The log's names, one for each epoch.</summary>
    public static BackupTable Origins { get; } = BackupTable.Of("ledger_origin", 1, "epoch:n origin");

    /// <summary>The newest checkpoint of each epoch. Older ones are superseded by it: it proves their roots.</summary>
    public static BackupTable Checkpoints { get; } = BackupTable.Of("ledger_checkpoint", 2, "epoch:n size:n note cosignatures signed_at:n has_quorum:n");

    /// <summary>
    /// Entries in the order of the tree: epoch by epoch, leaf by leaf, and last those without a leaf, by position. Where the tree was committed with
    /// an entry as its last leaf, the row says when. Leaves, tiles, roots and the head are made again from it.
    /// </summary>
    public static BackupTable Entries { get; } = BackupTable.Of(
        "ledger_entry", 2, "epoch:n leaf_index:n position:n stream version:n bytes:b integrated_at:n");

    /// <summary>What entries name by hash.</summary>
    public static BackupTable Documents { get; } = BackupTable.Of("ledger_document", 1, "sha256 bytes:b");

    /// <summary>The keys of details, wrapped under secrets that no archive holds.</summary>
    public static BackupTable PayloadKeys { get; } = BackupTable.Of("payload_key", 1, "id tenant month epoch:n wrapped:b");

    /// <summary>What entries name by a salted hash, encrypted, unless it was erased.</summary>
    public static BackupTable Details { get; } = BackupTable.Of(
        "ledger_detail", 1, "hash stream version:n salt:b bytes:b payload_key");

    /// <summary>First answers of commands.</summary>
    public static BackupTable Operations { get; } = BackupTable.Of(
        "ledger_operation", 2, "caller id digest salt:b position:n answer:b answered_at:n stream");

    /// <summary>All tables, in the order of the archive.</summary>
    public static ImmutableArray<BackupTable> All { get; } =
    [
        Origins, Checkpoints, Entries, Documents, PayloadKeys, Details,

        // What is ordered and not carried out yet.
        BackupTable.Of("erasure_due", 1, "stream kind id tenant month"),

        // First answers of commands: a repeat after the restore gets them. Salts of commands that tell of persons stay behind, so these are only told that their id is used.
        Operations,

        // How far facts are numbered and digested. The salts of rows come of the secret: without it no row that was digested could be proven.
        BackupTable.Of("fact_series", 1, "id:n name facts secret:b alive_at:n last:n digested:n digests:n closed:n"),

        // Usage and what it costs.
        BackupTable.Of("usage_head", 1, "id:n last:n"),
        BackupTable.Of(
            "usage_event", 1,
            "log_offset:n received_at:n source event_id type tenant system resource meter unit quantity:d from_at:n until_at:n quality outcome signature canonical:b series:n number:n"),
        BackupTable.Of("usage_event_key", 2, "source event_id digest log_offset:n"),
        BackupTable.Of("usage_window", 1, "window_key digest"),
        BackupTable.Of("usage_anomaly", 3, "source event_id digest outcome stored_digest tenant received_at:n canonical:b"),
        BackupTable.Of("usage_series", 4, "tenant meter system resource first_at:n last_at:n"),
        BackupTable.Of(
            "charge", 1,
            "id tenant system resource meter sku price_id book pool currency unit quality site zone criticality from_at:n until_at:n quantity:d list_price:d price:d "
            + "list_amount:d amount:d billing_month is_correction:f reverses rated_at:n"),
        BackupTable.Of("cost_sum", 7, "tenant period system meter sku pool currency amount:d"),
        BackupTable.Of("cost_charged", 4, "tenant meter pool currency amount:d"),
        BackupTable.Of("rating_progress", 2, "tenant meter rated_until:n passed:n basis usage_offset:n version:n"),
        BackupTable.Of("rating_run", 1, "tenant rated_until:n succeeded_at:n"),
        BackupTable.Of("rating_problem", 7, "tenant meter system resource code sku from_at:n until_at:n"),

        // Checks.
        BackupTable.Of(
            "check_result", 2,
            "check_id due_at:n delay_ms:n duration_ms:n outcome reason detail status:n leaf_not_after:n chain_not_after:n observer series:n number:n"),
        BackupTable.Of(
            "check_state", 1,
            "check_id system tenant plan hash:n state since:n last_due:n last_result_at:n last_outcome last_reason last_duration_ms:n failures:n successes:n untold:n "
            + "down_confirmed:n tls_not_after:n interval_s:n"),

        // How people and programs prove who they are, and what was tried.
        BackupTable.Of("token_credential", 1, "id hash last_used_at:n"),
        BackupTable.Of("one_time_link", 1, "hash subject tenant roles expires_at:n used_at:n"),
        BackupTable.Of("data_protection_key", 1, "id xml"),
        BackupTable.Of("person_login", 1, "id login name password_hash code_secret code_step:n"),
        BackupTable.Of("person_issuer", 1, "hash person"),
        BackupTable.Of("person_recovery", 2, "person hash"),
        BackupTable.Of(
            "person_passkey", 1,
            "id person name public_key:b sign_count:n transports backup_eligible:n backed_up:n created_at:n used_at:n"),
        BackupTable.Of("used_challenge", 1, "hash expires_at:n"),
        BackupTable.Of("sign_in_attempt", 1, "key count:n last_at:n"),
        BackupTable.Of("sign_in_slowed", 1, "person at:n told:n"),
        BackupTable.Of("person_place", 2, "person hash seen_at:n"),
        BackupTable.Of(
            "person_contact", 1,
            "person language address asked_address asked_at:n asked_count:n code_hash code_until:n code_tries:n muted"),

        // Messages. What was sent twice has the same name both times.
        BackupTable.Of("message", 1, "id key kind facts person roles tenant except_person at:n spread_at:n"),
        BackupTable.Of("message_notice", 2, "person message read_at:n"),
        BackupTable.Of(
            "message_dispatch", 1, "id carrier target at_once:n state total:n due_at:n next_at:n attempts:n lease_until:n error done_at:n"),
        BackupTable.Of("message_part", 2, "dispatch message"),

        // What sweeps still have before them.
        BackupTable.Of("sweep_change", 2, "kind id stamp"),
        BackupTable.Of("sweep_mark", 3, "shard kind id stamp"),
        BackupTable.Of(
            "sweep_progress", 1,
            "shard revision position:n started_at:n subject_kind subject_id subjects:n opened:n changed:n closed:n"),
    ];

    /// <summary>Tables that no archive holds and no rebuild makes, each with the reason. Names end with <c>*</c> where all that begin so are meant.</summary>
    public static FrozenDictionary<string, string> LeftOut { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["ledger_leaf"] = "written again from the order of the entries",
        ["ledger_tile"] = "hashes of the entries, made again",
        ["ledger_integration"] = "made again from the entries, which say when",
        ["ledger_head"] = "the new epoch has its own",
        ["ledger_pulse"] = "what the writer writes to see whether the database is back",
        ["ledger_sealer"] = "who seals for now",
        ["cluster_secret"] = "secrets and signing keys of the silos: never in an archive",
        ["console_session"] = "a session that was ended since would live again; people sign in anew",
        ["schemaversions"] = "which steps made these tables: the restored database has its own",
        ["Orleans*"] = "silos that run, and snapshots that are folded again from the entries",
        ["qrtz_*"] = "when jobs are due: made anew at the start",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The table of this name; nothing when no archive holds it.</summary>
    public static BackupTable? Find(string name) => All.FirstOrDefault(table => table.Name == name);
}
