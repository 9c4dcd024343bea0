using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Map.Service.Places.Fields;

/// <summary>Maps the columns of the field rows. Entity Framework finds it by its interface, so Storage does not depend on Places.</summary>
sealed class PlaceMapping : IEntityTypeConfiguration<PlaceEntity>
{
    public void Configure(EntityTypeBuilder<PlaceEntity> builder)
    {
        foreach (var column in PlaceFields.All.SelectMany(field => field.Columns))
        {
            var property = builder.IndexerProperty(column.Type, column.Name);
            if (column.Type.IsArray) property.HasDefaultValueSql("'{}'");
        }
    }
}
