using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace InfoDisclosure.Core.Data;

/// <summary>Moments are stored as UTC; SQLite keeps no kind, so it is put back on reading.</summary>
internal sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    moment => moment,
    stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
