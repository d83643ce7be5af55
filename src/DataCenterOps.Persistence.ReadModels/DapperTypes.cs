using System.Data;
using Dapper;

namespace DataCenterOps.Persistence.ReadModels;

/// <summary>Teaches Dapper, once, how times lie in our tables.</summary>
public static class DapperTypes
{
    private static readonly Lock Gate = new();
    private static bool _done;

    /// <summary>Registers the handlers; further calls do nothing.</summary>
    public static void Register()
    {
        lock (Gate)
        {
            if (_done)
            {
                return;
            }

            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
            SqlMapper.AddTypeHandler(new TimeHandler());
            DefaultTypeMap.MatchNamesWithUnderscores = true;
            _done = true;
        }
    }

    private sealed class TimeHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => SqlTime.From((long)value);

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
        {
            parameter.DbType = DbType.Int64;
            parameter.Value = SqlTime.Of(value);
        }
    }
}
