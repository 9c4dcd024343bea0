using System.Text.Json;
using Map.Service.Storage.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql.NameTranslation;

namespace Map.Service.Storage;

/// <summary>Which class is which table. A column is named as its property, in snake_case.</summary>
static class MapModel
{
    public static void Build(ModelBuilder model)
    {
        model.Entity<SourceEntity>().ToTable("source");
        Organisations(model);
        Regions(model);
        Places(model);
        model.ApplyConfigurationsFromAssembly(typeof(MapModel).Assembly);

        foreach (var property in model.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
            property.SetColumnName(NpgsqlSnakeCaseNameTranslator.ConvertToSnakeCase(property.Name));
    }

    static void Organisations(ModelBuilder model)
    {
        var organisation = model.Entity<OrganisationEntity>().ToTable("organisation");
        organisation.Property(o => o.Id).ValueGeneratedNever();
        organisation.Property(o => o.Revision).IsConcurrencyToken();
        Names(organisation.Property(o => o.Names));
        organisation.HasOne<OrganisationEntity>().WithMany().HasForeignKey(o => o.ParentId).OnDelete(DeleteBehavior.Restrict);
        organisation.HasMany(o => o.Sources).WithOne().HasForeignKey(s => s.OrganisationId).OnDelete(DeleteBehavior.Cascade);

        var source = model.Entity<OrganisationSourceEntity>().ToTable("organisation_source");
        source.HasKey(s => new { s.OrganisationId, s.Ordinal });
        source.HasOne<SourceEntity>().WithMany().HasForeignKey(s => s.SourceId).OnDelete(DeleteBehavior.Restrict);
    }

    static void Regions(ModelBuilder model)
    {
        var region = model.Entity<RegionEntity>().ToTable("region");
        region.HasKey(r => r.Code);
        region.Property(r => r.Revision).IsConcurrencyToken();
        region.Property(r => r.Boundary).HasColumnType("geometry(MultiPolygon,4326)");
        Names(region.Property(r => r.Names));
        region.HasOne<RegionEntity>().WithMany().HasForeignKey(r => r.ParentCode).OnDelete(DeleteBehavior.Restrict);
    }

    static void Places(ModelBuilder model)
    {
        var place = model.Entity<PlaceEntity>().ToTable("place");
        place.Property(p => p.Id).ValueGeneratedNever();
        place.Property(p => p.Revision).IsConcurrencyToken();
        place.Property(p => p.ExactPosition).HasColumnType("geometry(Point,4326)");
        Names(place.Property(p => p.Names));
        place.HasOne<OrganisationEntity>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        place.HasMany(p => p.Sources).WithOne().HasForeignKey(s => s.PlaceId).OnDelete(DeleteBehavior.Cascade);
        place.HasMany(p => p.Periods).WithOne().HasForeignKey(p => p.PlaceId).OnDelete(DeleteBehavior.Cascade);
        place.HasMany(p => p.Capacities).WithOne().HasForeignKey(c => c.PlaceId).OnDelete(DeleteBehavior.Cascade);
        place.HasMany(p => p.Contacts).WithOne().HasForeignKey(c => c.PlaceId).OnDelete(DeleteBehavior.Cascade);
        place.HasMany(p => p.WaysToHelp).WithOne().HasForeignKey(w => w.PlaceId).OnDelete(DeleteBehavior.Cascade);
        place.HasMany(p => p.Involvements).WithOne().HasForeignKey(i => i.PlaceId).OnDelete(DeleteBehavior.Cascade);
        place.HasMany(p => p.Coverage).WithOne().HasForeignKey(c => c.PlaceId).OnDelete(DeleteBehavior.Cascade);

        var source = model.Entity<PlaceSourceEntity>().ToTable("place_source");
        source.HasKey(s => new { s.PlaceId, s.Ordinal });
        source.HasOne<SourceEntity>().WithMany().HasForeignKey(s => s.SourceId).OnDelete(DeleteBehavior.Restrict);

        var period = model.Entity<PeriodEntity>().ToTable("period");
        period.HasKey(p => new { p.PlaceId, p.Ordinal });
        period.HasOne<SourceEntity>().WithMany().HasForeignKey(p => p.SourceId).OnDelete(DeleteBehavior.Restrict);

        var capacity = model.Entity<CapacityEntity>().ToTable("capacity");
        capacity.HasKey(c => new { c.PlaceId, c.Ordinal });
        capacity.HasOne<SourceEntity>().WithMany().HasForeignKey(c => c.SourceId).OnDelete(DeleteBehavior.Restrict);

        var contact = model.Entity<ContactEntity>().ToTable("contact");
        contact.HasKey(c => new { c.PlaceId, c.Ordinal });
        contact.HasOne<SourceEntity>().WithMany().HasForeignKey(c => c.SourceId).OnDelete(DeleteBehavior.Restrict);

        model.Entity<WayToHelpEntity>().ToTable("way_to_help").HasKey(w => new { w.PlaceId, w.Ordinal });

        var involvement = model.Entity<InvolvementEntity>().ToTable("involvement");
        involvement.Property(i => i.Id).ValueGeneratedNever();
        involvement.HasOne<OrganisationEntity>().WithMany().HasForeignKey(i => i.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        involvement.HasOne<SourceEntity>().WithMany().HasForeignKey(i => i.SourceId).OnDelete(DeleteBehavior.Restrict);

        var coverage = model.Entity<CoverageEntity>().ToTable("coverage");
        coverage.HasKey(c => new { c.PlaceId, c.RegionCode });
        coverage.HasOne<RegionEntity>().WithMany().HasForeignKey(c => c.RegionCode).OnDelete(DeleteBehavior.Restrict);
    }

    static void Names(PropertyBuilder<Dictionary<string, string>> names) => names
        .HasColumnType("jsonb")
        .HasConversion(
            value => JsonSerializer.Serialize(value, JsonSerializerOptions.Default),
            text => JsonSerializer.Deserialize<Dictionary<string, string>>(text, JsonSerializerOptions.Default) ?? new(),
            new ValueComparer<Dictionary<string, string>>(
                (a, b) => a!.Count == b!.Count && !a.Except(b).Any(),
                value => value.Count,
                value => new(value)));
}
