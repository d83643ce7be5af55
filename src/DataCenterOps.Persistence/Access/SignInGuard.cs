using DataCenterOps.Domain.Access;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Messages;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Access;

/// <summary>
/// Counts attempts to sign in, by account and by address, in one table for all silos. Keys are hashes: what people mistype into
/// the field of the name is at times their password.
/// </summary>
public sealed class SignInGuard(IWriter writer)
{
    /// <summary>Counts an attempt; false when it comes too early for the account or the address, and then nothing is counted.</summary>
    public Task<bool> AdmitAsync(string login, string address, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var account = (Key: AccountKey(login), Free: SignInBackOff.FreeForAccount);
        var place = (Key: Key("address", address), Free: SignInBackOff.FreeForAddress);

        // In one order everywhere: two that lock the same two rows wait for each other and do not block one another.
        (string Key, int Free)[] rows = string.CompareOrdinal(account.Key, place.Key) < 0 ? [account, place] : [place, account];
        return writer.ExclusiveAsync(
            session =>
            {
                var (admitted, slowed) = Admit(session, rows, account.Key, now);
                if (slowed)
                {
                    SlowedAccounts.Slowed(session, login, now);
                }

                return admitted;
            },
            cancellationToken);
    }

    /// <summary>Forgets the attempts on an account.</summary>
    public Task ForgiveAsync(string login, CancellationToken cancellationToken) =>
        writer.WriteAsync(new Statement("DELETE FROM sign_in_attempt WHERE key = $1", AccountKey(login)), cancellationToken);

    /// <summary>Deletes what is forgotten, and the oldest of what is too much.</summary>
    public Task ForgetAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        writer.WriteAsync(new Forgetting(now), cancellationToken);

    private static (bool Admitted, bool Slowed) Admit(
        IExclusiveSession session, (string Key, int Free)[] rows, string account, DateTimeOffset now)
    {
        var counted = new List<(string Key, SignInAttempts Attempts)>();
        foreach (var (key, free) in rows)
        {
            if (SignInBackOff.Admit(Find(session, key), free, now) is not { } attempts)
            {
                return (false, key == account);
            }

            counted.Add((key, attempts));
        }

        foreach (var (key, attempts) in counted)
        {
            session.Execute("UPDATE sign_in_attempt SET count = $2, last_at = $3 WHERE key = $1", key, (long)attempts.Count, attempts.LastAt);
        }

        // Who waits each time is slowed down as well as who does not.
        return (true, counted.Exists(one => one.Key == account && one.Attempts.Count > SignInBackOff.FreeForAccount));
    }

    // The row is made first, so that there is something to lock against the other silos.
    private static SignInAttempts? Find(IExclusiveSession session, string key)
    {
        session.Execute("INSERT INTO sign_in_attempt (key, count, last_at) VALUES ($1, 0, 0) ON CONFLICT (key) DO NOTHING", key);
        return session.Query(
            $"SELECT count, last_at FROM sign_in_attempt WHERE key = $1 {(session.IsPostgres ? "FOR UPDATE" : "")}",
            reader => new SignInAttempts((int)reader.GetInt64(0), SqlTime.From(reader.GetInt64(1))),
            key).Single();
    }

    private static string AccountKey(string login) => Key("account", login);

    private static string Key(string kind, string value) => ApiToken.Hash($"{kind} {value}");

    private sealed class Forgetting(DateTimeOffset now) : IFactWrite
    {
        public void Write(IWriteSession session)
        {
            session.Execute(
                "DELETE FROM sign_in_attempt WHERE key IN (SELECT key FROM sign_in_attempt WHERE last_at < $1 LIMIT $2)",
                now - SignInBackOff.Forgotten, (long)PersistenceLimits.RowsPerCleaning);
            session.Execute(
                "DELETE FROM sign_in_attempt WHERE key IN (SELECT key FROM sign_in_attempt ORDER BY last_at DESC LIMIT $1 OFFSET $2)",
                (long)PersistenceLimits.RowsPerCleaning, (long)SignInBackOff.MostRows);
        }
    }
}
