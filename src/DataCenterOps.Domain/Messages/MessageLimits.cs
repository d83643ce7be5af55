namespace DataCenterOps.Domain.Messages;

/// <summary>Limits of messages, each with its reason.</summary>
public static class MessageLimits
{
    /// <summary>Characters of one fact in a text: ids are shorter, and a subject line stays readable.</summary>
    public const int FactLength = 200;

    /// <summary>Bytes of a message's facts in its row: ten facts of the longest kind.</summary>
    public const int FactsBytes = 8_192;

    /// <summary>Messages that one digest lists. It counts the others, and the console has them all.</summary>
    public const int DigestLines = 50;

    /// <summary>Persons whom one message reaches by their role: more would be a newsletter.</summary>
    public const int Recipients = 500;

    /// <summary>Messages that are spread in one transaction: while it runs nobody else writes.</summary>
    public const int SpreadAtOnce = 50;

    /// <summary>Sendings that are under way at a time on one carrier.</summary>
    public const int SendAtOnce = 5;

    /// <summary>Attempts after which a sending is given up: the waits between them are about thirteen hours in all, longer than a night.</summary>
    public const int Attempts = 12;

    /// <summary>Days for which messages and finished sendings are kept.</summary>
    public const int Days = 90;

    /// <summary>Days for which sendings are kept that were given up: somebody is to see them.</summary>
    public const int DeadDays = 365;

    /// <summary>Places that are remembered of one person, so that only new ones are told.</summary>
    public const int PlacesPerPerson = 50;

    /// <summary>Wrong codes after which an address must be asked for anew: one in a hundred million is right.</summary>
    public const int ConfirmTries = 5;

    /// <summary>Confirmations that one person may ask for in a day: the mail goes to somebody who has not agreed yet.</summary>
    public const int ConfirmsPerDay = 5;

    /// <summary>After a digest the next waits this long.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>The wait after the first failure; each further one doubles it.</summary>
    public static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(4);

    /// <summary>How long one sending may take, the connection included.</summary>
    public static readonly TimeSpan SendTime = TimeSpan.FromSeconds(10);

    /// <summary>How long one waking of a carrier goes on claiming: with the last sending it ends before a call is given up.</summary>
    public static readonly TimeSpan WakeTime = TimeSpan.FromSeconds(10);

    /// <summary>For how long a claimed sending is nobody else's: longer than any sending takes.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>One message at most for each account that is slowed down, in this time.</summary>
    public static readonly TimeSpan SlowedEvery = TimeSpan.FromHours(1);

    /// <summary>For how long a code proves an address.</summary>
    public static readonly TimeSpan ConfirmLife = TimeSpan.FromMinutes(30);

    /// <summary>How far back is looked for times that are over and of which nobody was told yet.</summary>
    public static readonly TimeSpan OverdueSince = TimeSpan.FromDays(7);
}
